/**
 * ALOCC: an autoencoder that takes noise away and a discriminator that tells what it makes from
 * real images are trained against each other; what the discriminator thinks of a reconstruction is
 * the score.
 */
package org.oddity.detector.adversarial.alocc;
