/** Classifiers that are neural networks. */
package org.oddity.detector.supervised.network;
