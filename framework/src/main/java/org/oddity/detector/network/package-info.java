/** What detectors share that are made of neural networks. */
package org.oddity.detector.network;
