/** Nearest neighbours among the vectors that a network trained elsewhere makes of images. */
package org.oddity.detector.pretrained.deepknn;
