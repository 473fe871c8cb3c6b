/** The denoising autoencoder. */
package org.oddity.detector.reconstruction.denoising;
