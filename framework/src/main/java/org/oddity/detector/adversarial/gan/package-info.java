/**
 * The plain generative adversarial network: a generator that makes normal images of draws and a
 * discriminator that tells them from real ones. The detector {@code gan} scores by the
 * discriminator alone; what it is made of serves detectors that use the generator too.
 */
package org.oddity.detector.adversarial.gan;
