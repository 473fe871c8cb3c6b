package org.oddity.detector.adversarial;

import org.oddity.detector.Detector;
import org.oddity.detector.FittedDetector;
import org.oddity.detector.TestingBlobs;
import org.oddity.detector.TestingFactories;
import org.oddity.detector.reconstruction.TestingAutoencoders.Heard;

/** Small adversarial detectors of a backbone and a discriminator. */
public final class TestingGames {
  public static final String NETWORKS =
      "backbone: {backbone: dcgan, width: 8, latent: 16},"
          + " discriminator: {backbone: dcgan, width: 8}";

  private TestingGames() {}

  /**
   * Returns a factory.
   *
   * @param options more of them, such as {@code "lambda: 0.5, "}; may be empty
   */
  public static TestingFactories<?> of(String name, String options, int epochs) {
    return TestingFactories.of(
        name,
        "{%s%s, training: {epochs: %d, batch-size: 16, images-at: [1, 3], checkpoint: {kind: epochs, every: 1}, optimiser: {kind: adam, learning-rate: 2e-4, beta1: 0.5}}}"
            .formatted(options, NETWORKS, epochs));
  }

  /** Fits to normal images. */
  public static FittedDetector fit(TestingFactories<?> factory, Heard heard) {
    return ((Detector) factory.create()).fit(TestingBlobs.normals(), heard.context());
  }

  /** Fits, scores images with and without blobs, and closes. */
  public static double[] scores(TestingFactories<?> factory, Heard heard) {
    try (FittedDetector fitted = fit(factory, heard)) {
      return fitted.score(TestingBlobs.labelled(60, 7).images()).values();
    }
  }
}
