package org.oddity.explanation;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.oddity.backbone.BackboneChoice;
import org.oddity.backbone.BackbonePart;
import org.oddity.backbone.Backbones;
import org.oddity.core.ImageShape;
import org.oddity.detector.TestingFactories;
import org.oddity.detector.network.NetworkOutputs;
import org.oddity.nn.Layer;
import org.oddity.nn.NetworkLayers;
import org.oddity.nn.layer.Dense;
import org.oddity.nn.layer.Sequential;
import org.oddity.tensor.Shape;

class LayerChoiceTest {
  private static NetworkLayers layers(String backbone, BackbonePart part, ImageShape image) {
    BackboneChoice choice = new BackboneChoice(backbone, Map.of());
    Layer layer = TestingFactories.bound(Backbones.class).create(choice).part(part, image, 2);
    return NetworkLayers.of("encoder", layer, NetworkOutputs.inputShape(image));
  }

  private static ExplanationOptions options(String layer) {
    return new ExplanationOptions(
        ExplanationMethod.GRAD_CAM, Optional.ofNullable(layer), Towards.ANOMALY, 4);
  }

  @ParameterizedTest
  @CsvSource({
    "dcgan, ENCODER, 32, encoder.leaky-relu-3, '[4, 4, 256]'",
    "dcgan, ENCODER, 28, encoder.leaky-relu-2, '[7, 7, 128]'",
    "vgg11, CLASSIFIER, 32, encoder.stage-4.relu-2, '[4, 4, 512]'",
    "resnet-small, CLASSIFIER, 32, encoder.stage-3.block-3, '[8, 8, 64]'",
    "deep-svdd-lenet, ENCODER, 28, encoder.leaky-relu-2, '[14, 14, 4]'",
    "unet, TRANSLATOR, 32, encoder.inner.body.inner.body.batch-norm-1, '[4, 4, 256]'"
  })
  void byDefaultItIsTheLastConvolutionThatLeavesPlacesWithWhatBelongsToIt(
      String backbone, BackbonePart part, int side, String name, String output) {
    NetworkLayers layers = layers(backbone, part, new ImageShape(side, side, side == 28 ? 1 : 3));
    String chosen = new LayerChoice(layers).of(options(null)).orElseThrow();
    assertThat(chosen).isEqualTo(name);
    assertThat(layers.find(chosen).orElseThrow().output()).hasToString(output);
  }

  @Test
  void saysWhatIsWrongWithAName() {
    LayerChoice choice =
        new LayerChoice(layers("dcgan", BackbonePart.ENCODER, new ImageShape(32, 32, 3)));
    assertThat(choice.problem(options("encoder.convolution-2"))).isEmpty();
    assertThat(choice.of(options("encoder.convolution-2"))).contains("encoder.convolution-2");
    assertThat(choice.problem(options("encoder.convolutoin-2")))
        .get()
        .asString()
        .startsWith(
            "unknown layer 'encoder.convolutoin-2'. Did you mean 'encoder.convolution-2'? Known:")
        .contains("encoder.leaky-relu-1")
        .doesNotContain("flatten");
    assertThat(choice.problem(options("encoder.flatten-1")))
        .get()
        .asString()
        .startsWith("'encoder.flatten-1' gives [2], which has no places.");
  }

  @Test
  void aNetworkWithoutPlacesHasNone() {
    NetworkLayers dense = NetworkLayers.of("", Sequential.of(Dense.of(3)), Shape.of(5));
    assertThat(new LayerChoice(dense).problem(options(null)))
        .contains("has no layer whose result has places to show");
  }
}
