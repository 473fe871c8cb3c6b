/** Local binary patterns: texture as a histogram of which neighbours are brighter. */
package org.oddity.detector.classical.lbp;
