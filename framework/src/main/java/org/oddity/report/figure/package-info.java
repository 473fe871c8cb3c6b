/** Pictures of one scored cell as PNG files: curves, histograms and strips of test images. */
package org.oddity.report.figure;
