package org.oddity.detector.reconstruction;

import org.oddity.core.ImageBatch;
import org.oddity.core.NamedArrays;

/** Gives images numbers by trained networks, higher = more anomalous. Immutable. */
public interface Scorer {
  /**
   * Returns a number for each image, which depends on it alone.
   *
   * @param images a batch that fits into memory with all activations
   */
  double[] score(ImageBatch images, EncoderDecoder networks);

  /** Returns what it needs beside the networks. */
  default NamedArrays state() {
    return NamedArrays.builder().build();
  }
}
