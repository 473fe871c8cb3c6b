package org.oddity.detector;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.function.BiFunction;
import java.util.function.UnaryOperator;
import org.oddity.autograd.Tape;
import org.oddity.autograd.Variable;
import org.oddity.core.ImageBatch;
import org.oddity.core.RandomStream;
import org.oddity.detector.network.NetworkOutputs;
import org.oddity.nn.Pass;
import org.oddity.tensor.Kernels;
import org.oddity.tensor.Tensor;

/**
 * Compares the gradients of a fitted detector's score with differences along them: all in floats,
 * as detectors are fitted.
 */
public final class TestingScoreGradients {
  /** Of what is moved, as a share of its length. */
  private static final double STEP = 1e-4;

  /** Of the root mean square of a layer's result. */
  private static final double NEARBY = 0.05;

  /** Rectifiers and the greatest of four have corners between the two ends of a step. */
  private static final double TOLERANCE = 0.02;

  private final DifferentiableScore score;
  private final ImageBatch images;

  /** Compares those of a score at images. */
  public TestingScoreGradients(DifferentiableScore score, ImageBatch images) {
    this.score = score;
    this.images = images;
  }

  /** Fails unless the values on the tape are these. */
  public void assertIs(double... expected) {
    try (Tape tape = Tape.inference(score.kernels())) {
      Variable scores = score.of(NetworkOutputs.pixels(images, tape), Pass.inference(tape));
      assertThat(scores.shape().lengths()).containsExactly(images.count());
      double[] found = scores.value().toDoubles();
      for (int i = 0; i < found.length; i++) {
        assertThat(found[i])
            .as("score %s", i)
            .isCloseTo(expected[i], within(1e-4 * Math.max(1e-2, Math.abs(expected[i]))));
      }
    }
  }

  /** Fails unless the gradient by the pixels is that of differences. */
  public void assertGradientByPixels() {
    try (Tape tape = Tape.recording(score.kernels())) {
      Variable pixels = NetworkOutputs.pixels(images, tape);
      Variable sum = score.of(pixels, Pass.inference(tape)).sum();
      assertAlong("pixels", sum, pixels, this::sumOfMovedPixels);
    }
  }

  /**
   * Compares close to where the images are, not there: rectifiers give many zeros, and the greatest
   * of several zeros has a corner just there.
   */
  void assertGradientByLayer(String layer) {
    try (Tape tape = Tape.recording(score.kernels())) {
      Pass pass = Pass.inference(tape).changing(layer, this::nearby).capturing(layer);
      Variable sum = score.of(NetworkOutputs.pixels(images, tape), pass).sum();
      Variable tapped = pass.captured(layer);
      assertAlong(layer, sum, tapped, (direction, length) -> sumWith(layer, direction, length));
    }
  }

  private Variable nearby(Variable result) {
    float[] values = result.value().toFloats();
    double spread = NEARBY * norm(values) / Math.sqrt(values.length);
    float[] noise = new RandomStream(1).gaussian(values.length, 0, spread);
    return result.plus(result.tape().constant(score.kernels().of(result.shape(), noise)));
  }

  private void assertAlong(
      String what, Variable sum, Variable by, BiFunction<float[], Double, Double> moved) {
    float[] gradient = sum.tape().gradients(sum, List.of(by)).of(by).toFloats();
    double norm = norm(gradient);
    assertThat(norm).as("gradient by %s", what).isPositive().isFinite();
    double length = STEP * Math.max(norm(by.value().toFloats()), 1e-3);
    float[] direction = new float[gradient.length];
    for (int i = 0; i < direction.length; i++) {
      direction[i] = (float) (gradient[i] / norm);
    }
    double difference = (moved.apply(direction, length) - moved.apply(direction, -length)) / 2;
    assertThat(difference / length)
        .as("difference along the gradient by %s", what)
        .isCloseTo(norm, within(TOLERANCE * norm));
  }

  private double sumOfMovedPixels(float[] direction, double length) {
    float[] pixels = images.pixels().clone();
    for (int i = 0; i < pixels.length; i++) {
      pixels[i] += (float) (length * direction[i]);
    }
    ImageBatch moved = ImageBatch.wrap(images.shape(), pixels);
    try (Tape tape = Tape.inference(score.kernels())) {
      return sum(score.of(NetworkOutputs.pixels(moved, tape), Pass.inference(tape)));
    }
  }

  private double sumWith(String layer, float[] direction, double length) {
    Kernels kernels = score.kernels();
    try (Tape tape = Tape.inference(kernels)) {
      UnaryOperator<Variable> change =
          result -> {
            Tensor added = kernels.of(result.shape(), direction);
            return nearby(result).plus(tape.constant(added).times(length));
          };
      Pass pass = Pass.inference(tape).changing(layer, change);
      return sum(score.of(NetworkOutputs.pixels(images, tape), pass));
    }
  }

  /** In double: the differences are small. */
  private static double sum(Variable scores) {
    double sum = 0;
    for (double each : scores.value().toDoubles()) {
      sum += each;
    }
    return sum;
  }

  private static double norm(float... values) {
    double square = 0;
    for (float value : values) {
      square += (double) value * value;
    }
    return Math.sqrt(square);
  }
}
