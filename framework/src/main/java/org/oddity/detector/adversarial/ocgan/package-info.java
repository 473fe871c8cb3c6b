/**
 * OCGAN: a denoising autoencoder with a bounded latent space, all of which decodes to the normal
 * class, since latent vectors that would not are searched for and trained on.
 */
package org.oddity.detector.adversarial.ocgan;
