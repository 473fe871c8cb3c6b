package org.oddity.nn;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.oddity.autograd.Tape;
import org.oddity.autograd.Variable;
import org.oddity.core.RandomStream;
import org.oddity.nn.layer.Activation;
import org.oddity.nn.layer.Convolution;
import org.oddity.nn.layer.Dense;
import org.oddity.nn.layer.Flatten;
import org.oddity.nn.layer.Sequential;
import org.oddity.tensor.Shape;
import org.oddity.tensor.Window;

class PassTest {
  private static final Shape IMAGE = Shape.of(6, 6, 1);

  private static final Sequential LAYERS =
      Sequential.of(
          Convolution.of(2, Window.of(3, 1, 1)),
          Activation.relu(),
          new Flatten(),
          Dense.of(3),
          Activation.tanh());

  private final Network network = TestingNetworks.ofDoubles(LAYERS, IMAGE);

  private Variable images(Tape tape, long seed) {
    return tape.constant(TestingNetworks.images(seed, 2, IMAGE));
  }

  @Test
  void tellsTheLayersOfSeveralNetworksApartByTheNamesTheyAreAppliedUnder() {
    try (Tape tape = Tape.inference(network.kernels())) {
      Pass pass = Pass.inference(tape).capturing("one.relu-1", "other.relu-1", "flatten-1");
      network.within("one", images(tape, 1), pass);
      network.within("other", images(tape, 2), pass);
      double[] one = pass.captured("one.relu-1").value().toDoubles();
      double[] other = pass.captured("other.relu-1").value().toDoubles();
      assertThat(one).isNotEqualTo(other);
      // Without a network's name it is any, and of several results the last.
      assertThat(pass.captured("flatten-1").value().toDoubles()).isEqualTo(other);
    }
  }

  @Test
  void whoCapturesOnAPassThatWasHandedToHimTakesNothingAway() {
    try (Tape tape = Tape.inference(network.kernels())) {
      Pass outer = Pass.inference(tape).capturing("relu-1");
      Pass inner = outer.withoutStatistics().capturing("flatten-1");
      network.apply(images(tape, 1), inner);
      assertThat(outer.captured("relu-1").shape()).isEqualTo(Shape.of(2, 6, 6, 2));
      assertThat(inner.captured("flatten-1").shape()).isEqualTo(Shape.of(2, 72));
      assertThat(inner.captured("relu-1").value()).isSameAs(outer.captured("relu-1").value());
      assertThatThrownBy(() -> outer.captured("flatten-1"))
          .hasMessageContaining("no layer flatten-1 was captured");
      network.apply(images(tape, 2), outer.untapped());
      assertThat(inner.captured("relu-1").value()).isSameAs(outer.captured("relu-1").value());
    }
  }

  @Test
  void whatIsPutInALayersPlaceIsWhatFollowsAndWhatIsCaptured() {
    for (boolean training : new boolean[] {false, true}) {
      try (Tape tape = Tape.recording(network.kernels())) {
        Pass plain = training ? Pass.training(tape, new RandomStream(1)) : Pass.inference(tape);
        Variable x = images(tape, 1);
        Variable usual = network.apply(x, plain);
        Pass changed =
            plain.changing("dense-1", y -> y.times(0).plus(0.5)).capturing("dense-1", "tanh-1");
        Variable result = network.apply(x, changed);
        assertThat(usual.value().toDoubles()).isNotEqualTo(result.value().toDoubles());
        assertThat(result.value().toDoubles()).containsOnly(Math.tanh(0.5));
        assertThat(changed.captured("dense-1").value().toDoubles()).containsOnly(0.5);
        assertThat(changed.captured("tanh-1").value().toDoubles()).containsOnly(Math.tanh(0.5));
      }
    }
  }

  @Test
  void gradientsAreHadByWhatWasCaptured() {
    try (Tape tape = Tape.recording(network.kernels())) {
      Pass pass = Pass.inference(tape).capturing("convolution-1");
      Variable y = network.apply(images(tape, 1), pass).sum();
      Variable tapped = pass.captured("convolution-1");
      double[] gradient = tape.gradients(y, List.of(tapped)).of(tapped).toDoubles();
      double[] activations = tapped.value().toDoubles();
      // Of the captured convolution itself, before the rectifier that is else computed with it.
      assertThat(Arrays.stream(activations).min().orElseThrow()).isNegative();
      for (int i = 0; i < activations.length; i++) {
        assertThat(gradient[i] != 0).isEqualTo(activations[i] > 0);
      }
    }
  }

  @Test
  void listsLayersByTheNamesThatCaptureThem() {
    NetworkLayers layers =
        NetworkLayers.of("encoder", LAYERS, IMAGE)
            .and(NetworkLayers.of("", Sequential.of(Dense.of(2)), Shape.of(3)));
    assertThat(layers.all())
        .extracting(NetworkLayers.Named::name)
        .containsExactly(
            "encoder.convolution-1",
            "encoder.relu-1",
            "encoder.flatten-1",
            "encoder.dense-1",
            "encoder.tanh-1",
            "dense-1");
    assertThat(layers.find("encoder.relu-1"))
        .get()
        .satisfies(
            layer -> {
              assertThat(layer.output()).isEqualTo(Shape.of(6, 6, 2));
              assertThat(layer.outer()).isEmpty();
              assertThat(layer.network()).isEqualTo("encoder");
            });
    assertThat(layers.find("relu-1")).isEmpty();
  }
}
