/**
 * What a detector is: options in, normals to fit, scores out. Each family has a package below.
 *
 * <p>A detector never touches files, trackers, test labels or progress bars; these are listeners
 * around it.
 */
package org.oddity.detector;
