/** The Gaussian kernel density. */
package org.oddity.detector.classical.kde;
