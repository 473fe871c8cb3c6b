/**
 * AnoGAN: for each image the generator of a GAN of normal images is searched for the one most like
 * it; what is left between them is the anomaly.
 */
package org.oddity.detector.adversarial.anogan;
