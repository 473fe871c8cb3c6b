/** The variational autoencoder. */
package org.oddity.detector.reconstruction.vae;
