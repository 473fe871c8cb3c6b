/**
 * Skip-GANomaly: a U-Net that reconstructs images, judged by pixels and by what a discriminator
 * knows of them.
 */
package org.oddity.detector.adversarial.skipganomaly;
