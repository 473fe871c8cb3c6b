package org.oddity.detector.attention;

/** Whose feature maps the map generator is given. */
public enum FeatureSource {
  /** Those of the encoder. */
  ENCODER,
  /** Those of the decoder. */
  DECODER,
  /** All. */
  BOTH
}
