/** The kernel density of the vectors that a network trained elsewhere makes of images. */
package org.oddity.detector.pretrained.dfkde;
