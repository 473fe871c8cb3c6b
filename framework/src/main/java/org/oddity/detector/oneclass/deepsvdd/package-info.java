/** Deep SVDD: a network that maps normal images into a small hypersphere. */
package org.oddity.detector.oneclass.deepsvdd;
