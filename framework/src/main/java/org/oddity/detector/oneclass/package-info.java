/** Detectors that train a network to bring normal images together; one package for each idea. */
package org.oddity.detector.oneclass;
