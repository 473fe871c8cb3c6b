package org.oddity.autograd;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Optional;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.oddity.core.RandomStream;
import org.oddity.tensor.ElementType;
import org.oddity.tensor.Elementwise;
import org.oddity.tensor.Kernels;
import org.oddity.tensor.Shape;
import org.oddity.tensor.Window;
import org.oddity.tensor.nd4j.Nd4jKernels;

class RefusalsTest {
  private static final Kernels KERNELS = Nd4jKernels.create();
  private final Tape tape = Tape.recording(KERNELS);

  @AfterEach
  void close() {
    tape.close();
  }

  private Variable ones(int... lengths) {
    return tape.constant(KERNELS.full(ElementType.DOUBLE, Shape.of(lengths), 1));
  }

  private static void refused(ThrowingCallable call, String... words) {
    assertThatThrownBy(call)
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContainingAll(words);
  }

  private Variable convolution(Variable x, Variable weights, Window window) {
    return Convolutions.convolution(x, weights, Optional.empty(), window, Optional.empty());
  }

  @Test
  void kernelLargerThanTheImageIsRefused() {
    refused(
        () -> convolution(ones(1, 3, 3, 1), ones(4, 4, 1, 1), Window.of(4, 1, 0)),
        "a window of 4 does not fit into 3");
    refused(
        () -> convolution(ones(1, 4, 4, 1), ones(3, 3, 1, 1), new Window(3, 1, 0, 2)),
        "a window of 5 (kernel 3, dilation 2) does not fit into 4");
    refused(() -> Poolings.max(ones(1, 2, 1, 1), Window.of(2, 2, 0)), "does not fit into 1");
    refused(() -> Poolings.average(ones(1, 2, 1, 1), Window.of(2, 2, 0)), "does not fit into 1");
    refused(
        () ->
            Convolutions.transposed(
                ones(1, 1, 1, 1), ones(2, 2, 1, 1), Optional.empty(), Window.of(2, 1, 1)),
        "padding 1 leaves nothing");
  }

  @Test
  void weightsThatDoNotFitAreRefused() {
    refused(
        () -> convolution(ones(1, 4, 4, 3), ones(3, 3, 2, 1), Window.of(3, 1, 0)),
        "[3, 3, 2, 1]",
        "3");
    refused(
        () ->
            Convolutions.transposed(
                ones(1, 4, 4, 3), ones(3, 3, 3, 2), Optional.empty(), Window.of(3, 1, 0)),
        "[3, 3, 3, 2]",
        "transposed convolution");
    refused(
        () -> Affine.apply(ones(2, 3), ones(3, 4), Optional.of(ones(3)), Optional.empty()),
        "bias is [3] for 4 channels");
    refused(
        () -> Affine.apply(ones(2, 3), ones(2, 4), Optional.empty(), Optional.empty()),
        "[2, 3]",
        "[2, 4]");
  }

  @Test
  void activationWhoseGradientNeedsMoreThanItsResultIsRefused() {
    for (Elementwise activation :
        new Elementwise[] {
          Elementwise.of(Elementwise.Kind.SQUARE), Elementwise.relu(-0.1), Elementwise.elu(-1)
        }) {
      refused(
          () -> Affine.apply(ones(1, 1), ones(1, 1), Optional.empty(), Optional.of(activation)),
          "Variable.map");
    }
  }

  @Test
  void normsOfOtherChannelsAreRefused() {
    refused(
        () -> Normalisations.batchNorm(ones(2, 3), ones(2), ones(3), 1e-5, Optional.empty()),
        "scale is [2] for 3 channels");
    refused(() -> Normalisations.layerNorm(ones(2, 3), ones(2), ones(2), 1e-5), "last axes", "[2]");
    refused(
        () -> Normalisations.groupNorm(ones(1, 2, 2, 4), 3, ones(4), ones(4), 1e-5), "3 groups");
  }

  @Test
  void lossesOfUnequalShapesAreRefused() {
    refused(() -> Losses.l2(ones(2, 3), ones(3)), "[2, 3]", "[3]");
    refused(() -> Losses.smoothL1(ones(2), ones(2), 0), "beta must be above 0");
    refused(() -> Losses.binaryCrossEntropy(ones(3), ones(2, 3)), "targets of [2, 3]");
    refused(() -> Losses.crossEntropy(ones(1, 3), 3), "class 3 of image 0", "0 to 2");
    refused(() -> Losses.crossEntropy(ones(2, 3), 1), "1 classes", "[2, 3]");
  }

  @Test
  void partsThatDoNotFitAreRefused() {
    refused(() -> Joining.concatenate(1, ones(2, 1), ones(3, 1)), "[3, 1]", "[2, 1]");
    refused(() -> Joining.concatenate(0), "nothing to concatenate");
    refused(() -> Upsampling.nearest(ones(1, 2, 2, 1), 0), "at least 1");
    refused(() -> Upsampling.bilinear(ones(1, 2, 2, 1), 2, 0), "at least 1");
  }

  @Test
  void dropoutKeepsTheExpectedValueAndTheStreamsPlace() {
    RandomStream random = new RandomStream(1);
    Variable x = ones(100, 100);
    Variable y = Dropout.apply(x, 0.25, random);
    assertThat(random.drawn()).isEqualTo(10_000);
    assertThat(y.value().toDoubles()).containsOnly(0, 4.0 / 3);
    // Six deviations of the mean of 10,000 draws.
    assertThat(y.mean().toScalar()).isBetween(1 - 6 * 0.00578, 1 + 6 * 0.00578);
    Variable again = Dropout.apply(x, 0.25, new RandomStream(1));
    assertThat(again.value().toDoubles()).isEqualTo(y.value().toDoubles());
    assertThat(Dropout.apply(x, 0, random)).isSameAs(x);
    assertThat(random.drawn()).isEqualTo(10_000);
    refused(() -> Dropout.apply(x, 1, random), "[0, 1)", "1.0");
  }

  @Test
  void dropoutOfFloatsDropsTheSameElements() {
    Variable floats = tape.constant(KERNELS.full(ElementType.FLOAT, Shape.of(50), 1));
    float[] kept = Dropout.apply(floats, 0.5, new RandomStream(9)).value().toFloats();
    double[] wide = Dropout.apply(ones(50), 0.5, new RandomStream(9)).value().toDoubles();
    for (int i = 0; i < kept.length; i++) {
      assertThat((double) kept[i]).isEqualTo(wide[i]);
    }
  }
}
