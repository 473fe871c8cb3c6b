/** Distances to the nearest training images. */
package org.oddity.detector.classical.knn;
