/** Classifiers that are shown anomalies in training, for the protocol {@code supervised}. */
package org.oddity.detector.supervised;
