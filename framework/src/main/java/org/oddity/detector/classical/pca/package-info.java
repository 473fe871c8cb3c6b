/** What principal components cannot reconstruct. */
package org.oddity.detector.classical.pca;
