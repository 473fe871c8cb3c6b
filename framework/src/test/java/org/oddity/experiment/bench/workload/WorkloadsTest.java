package org.oddity.experiment.bench.workload;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.oddity.core.RandomStream;
import org.oddity.detector.TestingFactories;
import org.oddity.nn.Layer;
import org.oddity.nn.Network;
import org.oddity.tensor.Kernels;
import org.oddity.tensor.LinearAlgebra;
import org.oddity.tensor.Parallelism;
import org.oddity.tensor.Shape;
import org.oddity.tensor.engine.Engine;

class WorkloadsTest {
  private static final Kernels KERNELS = Engine.create().kernels();
  private static final Tools TOOLS =
      new Tools(
          KERNELS,
          TestingFactories.bound(LinearAlgebra.class),
          TestingFactories.bound(Parallelism.class));

  static List<String> everyWorkload() {
    return Workloads.names();
  }

  @ParameterizedTest
  @MethodSource("everyWorkload")
  void repeatsTheSameFirstStep(String name) {
    Workload workload = Workloads.create(name, TOOLS);
    assertThat(workload.step()).isFinite().isEqualTo(Workloads.create(name, TOOLS).step());
    assertThat(workload.images()).isPositive();
  }

  @ParameterizedTest
  @ValueSource(strings = {"dcgan-autoencoder-step", "vgg11-step"})
  void trainingLearns(String name) {
    Workload workload = Workloads.create(name, TOOLS);
    double first = workload.step();
    for (int i = 0; i < 4; i++) {
      workload.step();
    }
    assertThat(workload.step()).isLessThan(first);
  }

  @Test
  void networksAreAsLargeAsPyTorchs() {
    // sum(p.numel() for p in network.parameters()) in experiments/peers/torch_steps.py
    assertThat(size(PeerNetworks.encoder(), AutoencoderStep.IMAGE)).isEqualTo(1_184_064);
    assertThat(size(PeerNetworks.decoder(), Shape.of(1, 1, 128))).isEqualTo(1_184_067);
    assertThat(size(PeerNetworks.vgg11(), AutoencoderStep.IMAGE)).isEqualTo(9_231_114);
    assertThat(size(PeerNetworks.resnetSecondStage(), Shape.of(224, 224, 3))).isEqualTo(683_072);
    assertThat(size(PeerNetworks.resnetThirdStage(), Shape.of(28, 28, 128))).isEqualTo(2_099_712);
  }

  private static long size(Layer layer, Shape input) {
    return Network.initialise(KERNELS, layer, input, new RandomStream(1)).parameterCount();
  }

  @Test
  void namesWhatThereIs() {
    assertThatThrownBy(() -> Workloads.create("vgg", TOOLS))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("vgg11-step");
  }
}
