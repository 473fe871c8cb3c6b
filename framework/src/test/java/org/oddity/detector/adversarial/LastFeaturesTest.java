package org.oddity.detector.adversarial;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.oddity.autograd.Tape;
import org.oddity.autograd.Variable;
import org.oddity.backbone.BackboneChoice;
import org.oddity.backbone.Backbones;
import org.oddity.core.ImageShape;
import org.oddity.core.RandomStream;
import org.oddity.detector.TestingFactories;
import org.oddity.nn.Layer;
import org.oddity.nn.Network;
import org.oddity.nn.Pass;
import org.oddity.nn.ShapeMismatchException;
import org.oddity.nn.layer.Dense;
import org.oddity.nn.layer.Flatten;
import org.oddity.nn.layer.Sequential;
import org.oddity.tensor.Kernels;
import org.oddity.tensor.Shape;
import org.oddity.tensor.engine.Engine;

class LastFeaturesTest {
  private static final ImageShape IMAGE = new ImageShape(16, 16, 3);
  private static final Shape INPUT = Shape.of(16, 16, 3);

  @ParameterizedTest
  @CsvSource({"dcgan, leaky-relu-2", "deep-svdd-lenet, flatten-1"})
  void areWhatTheLastLayerWithParametersIsGiven(String backbone, String layer) {
    assertThat(LastFeatures.layer(encoder(backbone), INPUT)).isEqualTo(layer);
  }

  private static Layer encoder(String backbone) {
    return TestingFactories.bound(Backbones.class)
        .create(BackboneChoice.of(backbone))
        .encoder(IMAGE, 1);
  }

  @Test
  void haveTheShapeOfThatLayer() {
    Kernels kernels = TestingFactories.bound(Engine.class).kernels();
    Network network = Network.initialise(kernels, encoder("dcgan"), INPUT, new RandomStream(1));
    try (Tape tape = Tape.inference(kernels)) {
      float[] pixels = new RandomStream(2).uniform(5 * IMAGE.size(), -1, 1);
      Variable x = tape.constant(kernels.of(Shape.of(5, 16, 16, 3), pixels));
      assertThat(LastFeatures.of(network).apply(x, Pass.inference(tape)).shape())
          .isEqualTo(Shape.of(5, 4, 4, 128));
    }
  }

  @Test
  void areNotThereInOneLayer() {
    assertThatThrownBy(() -> LastFeatures.layer(Sequential.of(Dense.of(1)), Shape.of(3)))
        .isInstanceOf(ShapeMismatchException.class);
    assertThat(LastFeatures.layer(Sequential.of(new Flatten(), Dense.of(1)), INPUT))
        .isEqualTo("flatten-1");
  }
}
