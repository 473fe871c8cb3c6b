package org.oddity.backbone.pretrained;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.oddity.backbone.BackboneChoice;
import org.oddity.backbone.FeatureLayer;
import org.oddity.backbone.feature.FeatureExtractor;
import org.oddity.backbone.feature.FeatureExtractors;
import org.oddity.backbone.feature.FeatureMap;
import org.oddity.core.ImageBatch;
import org.oddity.core.ImageShape;
import org.oddity.data.DataHome;
import org.oddity.detector.TestingFactories;
import org.oddity.nn.Network;
import org.oddity.tensor.Shape;

/** Features are those of torchvision: on weights by a formula, and on the real ones of ResNet18. */
class PretrainedNetworksTest {
  private static final FeatureExtractors EXTRACTORS =
      TestingFactories.bound(FeatureExtractors.class);

  private static final String REAL = "resnet18-imagenet1k-v1-bnfolded-to-layer3.safetensors";
  private static final double TOLERANCE = 1e-4;

  @TempDir private static Path folder;

  /** All lines of one network on the same images. */
  record Case(
      String weights, String network, ImageShape images, int inputSize, List<JsonNode> layers) {
    @Override
    public String toString() {
      return network + " with " + weights + " weights, " + images + " as " + inputSize;
    }
  }

  static List<Case> cases() throws IOException {
    Map<String, Case> cases = new LinkedHashMap<>();
    try (InputStream in = PretrainedNetworksTest.class.getResourceAsStream("features.jsonl")) {
      String text = new String(in.readAllBytes(), StandardCharsets.UTF_8);
      for (String line : text.lines().toList()) {
        JsonNode json = JsonMapper.builder().build().readTree(line);
        JsonNode images = json.get("images");
        Case fresh =
            new Case(
                json.get("case").asText(),
                json.get("network").asText(),
                new ImageShape(images.get(0).asInt(), images.get(1).asInt(), images.get(2).asInt()),
                json.get("input-size").asInt(),
                new ArrayList<>());
        cases.computeIfAbsent(fresh.toString(), name -> fresh).layers().add(json);
      }
    }
    return List.copyOf(cases.values());
  }

  @ParameterizedTest
  @MethodSource("cases")
  void featuresAreThoseOfTorchvision(Case sample) throws IOException {
    BackboneChoice choice =
        new BackboneChoice(
            sample.network(),
            Map.of(
                "weights", weights(sample).toString(),
                "input-size", sample.inputSize()));
    List<String> names = sample.layers().stream().map(json -> json.get("layer").asText()).toList();
    ImageBatch images = FormulaWeights.images(2, sample.images());
    try (FeatureExtractor extractor = EXTRACTORS.open(choice, sample.images(), names)) {
      Map<String, FeatureMap> features = extractor.extract(images);
      sample.layers().forEach(json -> compare(json, features.get(json.get("layer").asText())));
    }
  }

  private static void compare(JsonNode json, FeatureMap features) {
    FeatureLayer layer = features.layer();
    assertThat(List.of(layer.height(), layer.width(), layer.channels()))
        .as(json.get("layer").asText())
        .isEqualTo(
            List.of(
                json.get("shape").get(0).asInt(),
                json.get("shape").get(1).asInt(),
                json.get("shape").get(2).asInt()));
    double tolerance = TOLERANCE * Math.max(json.get("deviation").asDouble(), 1e-3);
    float[] values = features.values();
    double sum = 0;
    for (float value : values) {
      sum += value;
    }
    assertThat(sum / values.length)
        .as("mean of %s", layer)
        .isCloseTo(json.get("mean").asDouble(), within(tolerance));
    for (int i = 0; i < json.get("values").size(); i++) {
      int place = (int) ((i * 2654435761L & 0xFFFFFFFFL) % values.length);
      assertThat((double) values[place])
          .as("%s at %d", layer, place)
          .isCloseTo(json.get("values").get(i).asDouble(), within(tolerance));
    }
  }

  private static Path weights(Case sample) throws IOException {
    if (sample.weights().equals("real")) {
      String home = System.getenv(DataHome.VARIABLE);
      assumeTrue(home != null, DataHome.VARIABLE + " is not set: no real weights");
      Path real = Path.of(home, "weights", REAL);
      assumeTrue(Files.isRegularFile(real), real + " is not there");
      return real;
    }
    Path file = folder.resolve(sample.network() + ".safetensors");
    return Files.exists(file)
        ? file
        : FormulaWeights.write(file, torchShapes(Architectures.named(sample.network())));
  }

  /** The tensors that torchvision would have, by its names. */
  static Map<String, int[]> torchShapes(Architecture architecture) {
    Map<String, Shape> own = Network.parameterShapes(architecture.layers(), Shape.of(64, 64, 3));
    Map<String, int[]> shapes = new LinkedHashMap<>();
    for (FoldedConvolution each : architecture.convolutions()) {
      int[] weights =
          TorchWeights.torchShape(own.get(each.layer() + ".weights")).stream()
              .mapToInt(Integer::intValue)
              .toArray();
      shapes.put(each.convolution() + ".weight", weights);
      // VGG's convolutions have a bias even before a norm.
      if (each.norm().isEmpty() || architecture.torchvision().startsWith("vgg")) {
        shapes.put(each.convolution() + ".bias", new int[] {weights[0]});
      }
      for (String part : List.of("weight", "bias", "running_mean", "running_var")) {
        each.norm().ifPresent(norm -> shapes.put(norm + "." + part, new int[] {weights[0]}));
      }
    }
    return shapes;
  }
}
