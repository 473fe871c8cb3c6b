package org.oddity.backbone;

import static org.assertj.core.api.Assertions.assertThat;
import static org.oddity.backbone.TestingBackbones.BACKBONES;
import static org.oddity.backbone.TestingBackbones.FACTORIES;
import static org.oddity.backbone.TestingBackbones.KERNELS;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.oddity.autograd.GradientCheck;
import org.oddity.autograd.Gradients;
import org.oddity.autograd.Losses;
import org.oddity.autograd.Tape;
import org.oddity.autograd.Variable;
import org.oddity.config.ConfigNode;
import org.oddity.config.Option;
import org.oddity.config.Options;
import org.oddity.config.RecordBinder;
import org.oddity.core.ImageShape;
import org.oddity.core.Paper;
import org.oddity.core.Place;
import org.oddity.core.RandomStream;
import org.oddity.nn.Layer;
import org.oddity.nn.Network;
import org.oddity.nn.Pass;
import org.oddity.tensor.ElementType;
import org.oddity.tensor.Shape;
import org.oddity.tensor.Tensor;

/**
 * What every backbone must do that is bound by name and trained here, whoever wrote it; of those
 * that were trained elsewhere see EveryExtractorTest.
 */
class EveryBackboneTest {
  /** Images for which a file of configs/backbone was written; others take 32×32 in colour. */
  private static final Map<String, ImageShape> MADE_FOR =
      Map.of(
          "dcgan-28", new ImageShape(28, 28, 1),
          "dcgan-64", new ImageShape(64, 64, 3),
          "dcgan-128", new ImageShape(128, 128, 3),
          "deep-svdd-lenet-mnist", new ImageShape(28, 28, 1));

  /** Options that make a network small enough to look at each gradient. */
  private static final Map<String, Map<String, Object>> NARROW =
      Map.of(
          "dcgan", Map.of("width", 2, "latent", 4),
          "deep-svdd-lenet", Map.of("latent", 4),
          "resnet-small", Map.of("width", 2, "blocks", 1),
          "unet", Map.of("width", 2),
          "vgg11", Map.of("width", 1));

  private static final ImageShape SMALL = new ImageShape(16, 16, 2);

  static Set<String> names() {
    Set<String> names = new TreeSet<>(FACTORIES.keySet());
    names.removeIf(name -> FACTORIES.get(name).isExtractor());
    return names;
  }

  static List<String> configs() throws IOException {
    try (Stream<Path> files = Files.list(TestingBackbones.home().resolve("configs/backbone"))) {
      return files
          .map(file -> file.getFileName().toString().replace(".yaml", ""))
          .sorted()
          .toList();
    }
  }

  /** Every part of every backbone, small. */
  static List<Case> parts() {
    List<Case> cases = new ArrayList<>();
    for (String name : names()) {
      for (boolean attention : new boolean[] {false, true}) {
        Backbone backbone = narrow(name, attention);
        backbone.parts().stream()
            .sorted()
            .forEach(part -> cases.add(new Case(backbone, part, attention)));
      }
    }
    return cases;
  }

  private static Backbone narrow(String name, boolean attention) {
    Map<String, Object> options = new LinkedHashMap<>(NARROW.getOrDefault(name, Map.of()));
    if (attention) {
      options.put("attention", Map.of("kind", "cbam", "reduction", 2, "kernel", 3));
    }
    return BACKBONES.create(new BackboneChoice(name, options));
  }

  @Test
  void backbonesAreBound() {
    assertThat(names()).contains("dcgan", "deep-svdd-lenet", "vgg11", "resnet-small", "unet");
    assertThat(NARROW.keySet()).as("every backbone is tried small").isEqualTo(names());
  }

  @ParameterizedTest
  @MethodSource("names")
  void saysWhatItIsAndWhereItComesFrom(String name) {
    BackboneFactory<?> factory = FACTORIES.get(name);
    assertThat(factory.summary()).isNotBlank().endsWith(".");
    Paper paper = factory.getClass().getAnnotation(Paper.class);
    assertThat(paper).as("@Paper of %s", name).isNotNull();
    assertThat(paper.year()).isBetween(1980, 2100);
    for (var component : factory.optionsType().getRecordComponents()) {
      assertThat(component.getAnnotation(Option.class))
          .as("@Option of %s", component.getName())
          .isNotNull();
    }
    assertThat(BACKBONES.create(BackboneChoice.of(name)).parts()).isNotEmpty();
    assertThat(BACKBONES.create(BackboneChoice.of(name))).hasToString(name);
  }

  @ParameterizedTest
  @MethodSource("names")
  void aConfigAndALineOfTheGuideAreThere(String name) throws IOException {
    assertThat(configs())
        .anyMatch(file -> TestingBackbones.configured(file, Map.of()).backbone().equals(name));
    String guide = Files.readString(TestingBackbones.home().resolve("docs/backbones.md"));
    assertThat(guide).contains("| `" + name + "` |");
    for (String config : configs()) {
      assertThat(guide).contains("`" + config + "`");
    }
  }

  @ParameterizedTest
  @MethodSource("configs")
  void aConfigFitsTheImagesItWasMadeFor(String config) {
    BackboneChoice choice = TestingBackbones.configured(config, Map.of());
    Backbone backbone = BACKBONES.create(choice);
    ImageShape image = MADE_FOR.getOrDefault(config, new ImageShape(32, 32, 3));
    assertThat(BACKBONES.conflicts(choice, image, backbone.parts().toArray(BackbonePart[]::new)))
        .isEmpty();
  }

  @ParameterizedTest
  @MethodSource("names")
  void imagesTooSmallAreRefusedInWords(String name) {
    BackboneChoice choice = BackboneChoice.of(name);
    BackbonePart[] parts = BACKBONES.create(choice).parts().toArray(BackbonePart[]::new);
    assertThat(BACKBONES.conflicts(choice, new ImageShape(2, 2, 3), parts))
        .isNotEmpty()
        .allSatisfy(
            sentence ->
                assertThat(sentence)
                    .startsWith("backbone '" + name + "': takes")
                    .contains("2x2x3"));
  }

  @ParameterizedTest
  @MethodSource("parts")
  void givesTheShapeItPromises(Case sample) {
    Network network = sample.network(ElementType.FLOAT);
    try (Tape tape = Tape.inference(KERNELS)) {
      Variable result =
          network.apply(tape.constant(sample.batch(3, ElementType.FLOAT)), Pass.inference(tape));
      assertThat(result.shape()).isEqualTo(network.outputShape().prepend(3));
      if (sample.part == BackbonePart.DECODER || sample.part == BackbonePart.TRANSLATOR) {
        assertThat(result.shape().withoutFirst()).isEqualTo(TestingBackbones.pixels(SMALL));
        OutputRange range = sample.backbone.outputRange();
        for (float pixel : result.value().toFloats()) {
          assertThat((double) pixel).isBetween(range.from(), range.to());
        }
      }
      if (sample.part == BackbonePart.ENCODER || sample.part == BackbonePart.CLASSIFIER) {
        assertThat(result.shape().withoutFirst()).isEqualTo(Shape.of(sample.length()));
      }
    }
  }

  /** Features are the beginning of what follows them. */
  static List<Case> wholeParts() {
    return parts().stream().filter(each -> each.part != BackbonePart.FEATURES).toList();
  }

  @ParameterizedTest
  @MethodSource("wholeParts")
  void gradientsAreThoseOfDifferences(Case sample) {
    Network network = sample.network(ElementType.DOUBLE);
    GradientCheck.of(KERNELS)
        .withAtMost(2)
        .check(
            (tape, inputs) ->
                network.apply(inputs.get(0), Pass.training(tape, new RandomStream(1))),
            List.of(sample.batch(4, ElementType.DOUBLE)),
            network.parameters());
  }

  @ParameterizedTest
  @MethodSource("parts")
  void aStepDownTheGradientLowersTheLoss(Case sample) {
    Network network = sample.network(ElementType.FLOAT);
    double before;
    double expected;
    try (Tape tape = Tape.recording(KERNELS)) {
      Variable loss = sample.loss(network, tape);
      before = loss.toScalar();
      Gradients gradients = tape.parameterGradients(loss, network.parameters());
      Tensor gradient = network.flatGradients(gradients);
      double squared = 0;
      for (float number : gradient.toFloats()) {
        squared += (double) number * number;
      }
      expected = 0.01 * before;
      KERNELS.addScaled(network.flat(), -expected / squared, gradient);
    }
    try (Tape tape = Tape.inference(KERNELS)) {
      assertThat(sample.loss(network, tape).toScalar()).isLessThan(before - expected / 4);
    }
  }

  @ParameterizedTest
  @MethodSource("parts")
  void theSameSeedGivesTheSameBits(Case sample) {
    assertThat(sample.scored(sample.network(ElementType.FLOAT)))
        .isEqualTo(sample.scored(sample.network(ElementType.FLOAT)));
    Network other =
        Network.initialise(KERNELS, sample.layer(), sample.input(), new RandomStream(8));
    assertThat(sample.scored(other)).isNotEqualTo(sample.scored(sample.network(ElementType.FLOAT)));
  }

  @ParameterizedTest
  @MethodSource("parts")
  void layersWorthCapturingCanBe(Case sample) {
    if (sample.part == BackbonePart.FEATURES) {
      List<String> stages = sample.backbone.stages();
      assertThat(stages).isNotEmpty();
      Network network = sample.network(ElementType.FLOAT);
      try (Tape tape = Tape.inference(KERNELS)) {
        Pass pass = Pass.inference(tape).capturing(stages.toArray(String[]::new));
        Variable last = network.apply(tape.constant(sample.batch(2, ElementType.FLOAT)), pass);
        int side = SMALL.height() + 1;
        for (String stage : stages) {
          Shape shape = pass.captured(stage).shape();
          assertThat(shape.rank()).isEqualTo(4);
          assertThat(shape.length(1)).as("side after %s", stage).isLessThanOrEqualTo(side);
          side = shape.length(1);
        }
        assertThat(pass.captured(stages.get(stages.size() - 1)).value().toFloats())
            .isEqualTo(last.value().toFloats());
      }
    }
  }

  @ParameterizedTest
  @MethodSource("names")
  void attentionComesBetweenLayersAndChangesNoOthers(String name) {
    Backbone plain = narrow(name, false);
    Backbone attending = narrow(name, true);
    for (BackbonePart part : plain.parts()) {
      Map<String, Shape> with = parameters(new Case(attending, part, true));
      Map<String, Shape> without = parameters(new Case(plain, part, false));
      assertThat(with.keySet()).anyMatch(parameter -> parameter.contains("cbam-"));
      with.keySet().removeIf(parameter -> parameter.contains("cbam-"));
      assertThat(with).containsExactlyEntriesOf(without);
    }
  }

  /** An option that nobody sets may not be written out, else every cell would be another. */
  @ParameterizedTest
  @MethodSource("names")
  void attentionNotAskedForIsNotWrittenOut(String name) {
    Record options =
        RecordBinder.bindOrThrow(
            ConfigNode.Mapping.empty(Place.of("test")), "", FACTORIES.get(name).optionsType());
    assertThat(Options.plain(options)).doesNotContainKey("attention");
  }

  private static Map<String, Shape> parameters(Case sample) {
    Map<String, Shape> shapes = new LinkedHashMap<>();
    sample
        .network(ElementType.FLOAT)
        .all()
        .forEach((parameter, value) -> shapes.put(parameter, value.value().shape()));
    return shapes;
  }

  /** A part of a backbone, small. */
  record Case(Backbone backbone, BackbonePart part, boolean attention) {
    int length() {
      return part == BackbonePart.CLASSIFIER ? 3 : 4;
    }

    Layer layer() {
      return backbone.part(part, SMALL, length());
    }

    Shape input() {
      return TestingBackbones.input(part, SMALL, length());
    }

    Network network(ElementType type) {
      return TestingBackbones.network(layer(), input(), type);
    }

    Tensor batch(int count, ElementType type) {
      return TestingBackbones.batch(3, count, input(), type);
    }

    /** The mean squared distance of a batch's results from a half. */
    Variable loss(Network network, Tape tape) {
      Variable result =
          network.apply(
              tape.constant(batch(6, ElementType.FLOAT)), Pass.training(tape, new RandomStream(1)));
      return Losses.l2(result, tape.constant(KERNELS.full(ElementType.FLOAT, result.shape(), 0.5)));
    }

    float[] scored(Network network) {
      try (Tape tape = Tape.inference(KERNELS)) {
        return network
            .apply(tape.constant(batch(3, ElementType.FLOAT)), Pass.inference(tape))
            .value()
            .toFloats();
      }
    }

    @Override
    public String toString() {
      return backbone + " " + part + (attention ? " with attention" : "");
    }
  }
}
