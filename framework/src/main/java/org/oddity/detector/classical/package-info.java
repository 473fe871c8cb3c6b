/** Detectors on feature vectors that need no network. */
package org.oddity.detector.classical;
