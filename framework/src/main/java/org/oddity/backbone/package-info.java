/**
 * Networks by name: encoders, decoders, classifiers and feature extractors that detectors are built
 * from. A package below holds one family of them.
 */
package org.oddity.backbone;
