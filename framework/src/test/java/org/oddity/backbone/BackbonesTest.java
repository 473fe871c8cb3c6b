package org.oddity.backbone;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.oddity.backbone.TestingBackbones.BACKBONES;
import static org.oddity.backbone.TestingBackbones.KERNELS;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.oddity.autograd.Tape;
import org.oddity.autograd.Variable;
import org.oddity.core.ImageShape;
import org.oddity.core.InvalidInputException;
import org.oddity.nn.NetworkTable;
import org.oddity.tensor.Shape;

class BackbonesTest {
  private static final ImageShape COLOUR = new ImageShape(32, 32, 3);

  private static BackboneChoice choice(String name, Map<String, Object> options) {
    return new BackboneChoice(name, options);
  }

  @Test
  void turnsAChoiceIntoABackbone() {
    Backbone backbone = BACKBONES.create(choice("dcgan", Map.of("latent", 9L)));
    assertThat(backbone.latent()).isEqualTo(9);
    assertThat(backbone.parts())
        .containsExactlyInAnyOrder(BackbonePart.ENCODER, BackbonePart.DECODER);
    assertThat(backbone.outputRange()).isEqualTo(OutputRange.SYMMETRIC);
    Shape pixels = Shape.of(32, 32, 3);
    assertThat(backbone.encoder(COLOUR).outputShape(pixels)).isEqualTo(Shape.of(9));
    assertThat(backbone.encoder(COLOUR, 18).outputShape(pixels)).isEqualTo(Shape.of(18));
    assertThat(backbone.decoder(COLOUR).outputShape(Shape.of(9))).isEqualTo(pixels);
  }

  @Test
  void anUnknownNameOrOptionIsSaid() {
    assertThatThrownBy(() -> BACKBONES.create(BackboneChoice.of("dcgen")))
        .isInstanceOf(InvalidInputException.class)
        .hasMessageContaining("unknown backbone 'dcgen'. Did you mean 'dcgan'?");
    assertThatThrownBy(() -> BACKBONES.create(choice("dcgan", Map.of("size", 30))))
        .hasMessageContaining("dcgan.size: must be 28, 32, 64, 128 or another")
        .hasMessageContaining("was 30");
  }

  @Test
  void aMissingPartIsSaidWithWhoHasIt() {
    assertThat(BACKBONES.conflicts(BackboneChoice.of("vgg11"), COLOUR, BackbonePart.DECODER))
        .containsExactly(
            "backbone 'vgg11' has no decoder, only encoder, classifier, features;"
                + " these have: 'dcgan', 'deep-svdd-lenet'");
    assertThatThrownBy(() -> BACKBONES.create(BackboneChoice.of("vgg11")).decoder(COLOUR))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("has no decoder");
  }

  @Test
  void imagesItCannotTakeAreSaidOnce() {
    ImageShape grey = new ImageShape(28, 28, 1);
    assertThat(
            BACKBONES.conflicts(
                choice("dcgan", Map.of("size", 32)),
                grey,
                BackbonePart.ENCODER,
                BackbonePart.DECODER))
        .containsExactly(
            "backbone 'dcgan': of size 32 takes images of 32x32, not 28x28x1;"
                + " leave size out to follow the dataset");
    assertThat(BACKBONES.conflicts(BackboneChoice.of("dcgan"), grey, BackbonePart.ENCODER))
        .isEmpty();
    assertThat(
            BACKBONES.conflicts(
                BackboneChoice.of("dcgan"), new ImageShape(32, 28, 1), BackbonePart.ENCODER))
        .containsExactly("backbone 'dcgan': takes square images, not 32x28x1");
    assertThat(
            BACKBONES.conflicts(
                choice("deep-svdd-lenet", Map.of("latent", 30)), grey, BackbonePart.DECODER))
        .containsExactly(
            "backbone 'deep-svdd-lenet': the decoder lays the latent vector out as 4x4 pixels, so"
                + " latent must be a multiple of 16, was 30");
  }

  @Test
  void theNetworksOfDeepSvddHaveNothingToShiftBy() {
    for (String config : new String[] {"deep-svdd-lenet-mnist", "deep-svdd-lenet-cifar10"}) {
      Backbone backbone = BACKBONES.create(TestingBackbones.configured(config, Map.of()));
      ImageShape image = config.endsWith("mnist") ? new ImageShape(28, 28, 1) : COLOUR;
      var network =
          TestingBackbones.network(
              backbone.encoder(image),
              TestingBackbones.pixels(image),
              org.oddity.tensor.ElementType.FLOAT);
      assertThat(network.parameters()).allMatch(parameter -> parameter.name().endsWith("weights"));
    }
  }

  @Test
  void theTableShowsEveryLayer() {
    Backbone backbone =
        BACKBONES.create(TestingBackbones.configured("deep-svdd-lenet-mnist", Map.of()));
    String table =
        NetworkTable.of(backbone.decoder(new ImageShape(28, 28, 1)), Shape.of(32)).text();
    assertThat(table.lines().map(line -> line.replaceAll(" {2,}", "  ")))
        .contains(
            "reshape-1  reshape to [4, 4, 2]  [4, 4, 2]  0",
            "transposed-convolution-2  transposed convolution 5×5  [14, 14, 8]  800",
            "sigmoid-1  sigmoid  [28, 28, 1]  0",
            "(total)  1,200");
  }

  @Test
  void pixelsGoToTheRangeAndBack() {
    try (Tape tape = Tape.inference(KERNELS)) {
      Variable pixels = tape.constant(KERNELS.of(Shape.of(3), 0, 0.25f, 1));
      Variable there = OutputRange.SYMMETRIC.ofPixels(pixels);
      assertThat(there.value().toFloats()).containsExactly(-1, -0.5f, 1);
      assertThat(OutputRange.SYMMETRIC.toPixels(there).value().toFloats())
          .containsExactly(0, 0.25f, 1);
      assertThat(OutputRange.UNIT.ofPixels(pixels)).isSameAs(pixels);
    }
  }
}
