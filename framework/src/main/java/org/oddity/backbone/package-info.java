/** Networks by name: encoders, decoders and classifiers that detectors are built from. */
package org.oddity.backbone;
