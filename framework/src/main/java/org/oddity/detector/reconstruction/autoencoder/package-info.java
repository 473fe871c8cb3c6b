/** The plain autoencoder. */
package org.oddity.detector.reconstruction.autoencoder;
