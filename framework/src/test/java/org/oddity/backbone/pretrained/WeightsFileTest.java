package org.oddity.backbone.pretrained;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.oddity.backbone.BackboneChoice;
import org.oddity.backbone.Backbones;
import org.oddity.backbone.feature.FeatureExtractor;
import org.oddity.backbone.feature.FeatureExtractors;
import org.oddity.core.ImageShape;
import org.oddity.core.InvalidInputException;
import org.oddity.core.NamedArrays;
import org.oddity.data.DataHome;
import org.oddity.detector.TestingFactories;

class WeightsFileTest {
  private static final ImageShape SMALL = new ImageShape(32, 32, 3);
  private static final BackboneChoice CHOICE =
      new BackboneChoice("resnet18", Map.of("input-size", 32));

  @TempDir private Path home;

  private final Backbones backbones = TestingFactories.bound(Backbones.class);

  private FeatureExtractors extractors() {
    return new FeatureExtractors(backbones, () -> new DataHome(home));
  }

  private Path write(String name, Architecture architecture) throws IOException {
    Files.createDirectories(home.resolve("weights"));
    return FormulaWeights.write(
        home.resolve("weights").resolve(name), PretrainedNetworksTest.torchShapes(architecture));
  }

  @Test
  void imagenetWeightsAreFoundByTheirName() throws IOException {
    write("resnet18-f37072fd.safetensors", ResidualNetworks.resnet18());
    assertThat(extractors().conflicts(CHOICE, SMALL, List.of("layer4", "pool"))).isEmpty();
    BackboneChoice file =
        new BackboneChoice(
            "resnet18",
            Map.of("weights", "weights/resnet18-f37072fd.safetensors", "input-size", 32));
    assertThat(extractors().conflicts(file, SMALL, List.of("layer1"))).isEmpty();
  }

  @Test
  void weightsOfAnotherNetworkAreRefused() throws IOException {
    write("resnet18.safetensors", ResidualNetworks.resnet34());
    assertThat(extractors().conflicts(CHOICE, SMALL, List.of("layer1")))
        .singleElement()
        .asString()
        .contains("'layer1.2.conv1.weight' belongs to no layer of resnet18");
    write("resnet18.safetensors", ResidualNetworks.resnet50());
    assertThat(extractors().conflicts(CHOICE, SMALL, List.of("layer1")))
        .singleElement()
        .asString()
        .contains("does not hold the weights up to layer1")
        .contains("'layer1.0.conv1.weight' is of [64, 64, 1, 1], not [64, 64, 3, 3]");
  }

  @Test
  void aFileThatEndsEarlyServesUpToThere() throws IOException {
    Architecture whole = ResidualNetworks.resnet18();
    write("resnet18.safetensors", whole.upTo(List.of("layer2")));
    assertThat(extractors().conflicts(CHOICE, SMALL, List.of("layer2"))).isEmpty();
    assertThat(extractors().conflicts(CHOICE, SMALL, List.of("layer3", "layer1")))
        .singleElement()
        .asString()
        .contains("'layer3.0.conv1.weight' is missing")
        .contains("'oddity data fetch weights/resnet18' gets them");
  }

  @Test
  void aSavedDetectorTakesNoOtherWeights() throws IOException {
    Path file = write("resnet18.safetensors", ResidualNetworks.resnet18());
    NamedArrays state;
    try (FeatureExtractor extractor = extractors().open(CHOICE, SMALL, List.of("layer1"))) {
      state = extractor.state();
    }
    Map<String, int[]> shapes =
        new LinkedHashMap<>(PretrainedNetworksTest.torchShapes(ResidualNetworks.resnet18()));
    shapes.put("fc.bias", new int[] {10});
    FormulaWeights.write(file, shapes);
    assertThatThrownBy(() -> extractors().restore(CHOICE, List.of("layer1"), state))
        .isInstanceOf(InvalidInputException.class)
        .hasMessageContaining("was fitted with other weights of 'resnet18'");
    Files.delete(file);
    assertThatThrownBy(() -> extractors().restore(CHOICE, List.of("layer1"), state))
        .isInstanceOf(InvalidInputException.class)
        .hasMessageContaining("'oddity data fetch weights/resnet18' gets them");
  }

  @Test
  void aDamagedFileIsSaid() throws IOException {
    Path file = write("resnet18.safetensors", ResidualNetworks.resnet18());
    byte[] content = Files.readAllBytes(file);
    Files.write(file, Arrays.copyOf(content, content.length / 2));
    assertThat(extractors().conflicts(CHOICE, SMALL, List.of("layer1")))
        .singleElement()
        .asString()
        .contains("is cut off: tensor");
    Files.writeString(file, "<html>not found</html>");
    assertThat(extractors().conflicts(CHOICE, SMALL, List.of("layer1")))
        .singleElement()
        .asString()
        .contains("is not a safetensors file");
  }

  @Test
  void publishedFilesAreNamedAsTheyAreLookedFor() {
    List<String> published = new ArrayList<>();
    for (Architecture each : Architectures.all()) {
      PublishedWeights.of(each)
          .ifPresent(
              download -> {
                published.add(each.name());
                assertThat(download.folder()).isEqualTo("weights");
                assertThat(download.files()).hasSize(1);
                assertThat(download.files().get(0).name())
                    .isEqualTo(each.torchvision() + ".safetensors");
                assertThat(download.files().get(0).checksum()).matches("[0-9a-f]{64}");
                assertThat(download.files().get(0).addresses())
                    .isNotEmpty()
                    .allMatch(address -> address.getScheme().equals("https"));
              });
    }
    assertThat(published)
        .containsExactlyInAnyOrder(
            "resnet18",
            "resnet34",
            "resnet50",
            "wide-resnet50-2",
            "torchvision-vgg11",
            "torchvision-vgg16");
  }
}
