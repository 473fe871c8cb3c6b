/** PaDiM: one Gaussian of normal features for each place of the image. */
package org.oddity.detector.pretrained.padim;
