/**
 * What autoencoders have in common: they are trained to reconstruct normal images, and an image is
 * anomalous by what they cannot reconstruct of it. Each {@link
 * org.oddity.detector.reconstruction.ReconstructionMethod} has a package below.
 */
package org.oddity.detector.reconstruction;
