/**
 * Detectors that train no network: what a network trained elsewhere makes of normal images is
 * remembered or modelled. Here is what they share, below one package for each.
 */
package org.oddity.detector.pretrained;
