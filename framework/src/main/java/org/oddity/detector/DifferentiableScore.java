package org.oddity.detector;

import org.oddity.autograd.Variable;
import org.oddity.nn.NetworkLayers;
import org.oddity.nn.Pass;
import org.oddity.tensor.Kernels;

/**
 * A fitted detector's score on a tape, so that it can be differentiated by the image and by what
 * layers make of the image on its way: for explanations. Usable as long as its detector is open.
 */
public interface DifferentiableScore {
  /** Returns what computes. */
  Kernels kernels();

  /** Returns the layers that a pass can capture, those of the network that sees the image first. */
  NetworkLayers layers();

  /**
   * Returns the scores of images, those of {@link FittedDetector#score} to the precision of floats;
   * each depends on its own image alone.
   *
   * @param pixels {@code [batch, height, width, channels]} in [0, 1], of the shape fitted
   * @param pass for inference, on the tape of the pixels
   * @return {@code [batch]}, higher = more anomalous
   */
  Variable of(Variable pixels, Pass pass);
}
