/**
 * GANomaly: an autoencoder whose reconstruction is encoded once more; where both codes differ, the
 * image is none of those it was trained on.
 */
package org.oddity.detector.adversarial.ganomaly;
