package org.oddity.backbone.imported;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.io.Serializable;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import java.util.zip.ZipOutputStream;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.conf.inputs.InputType;
import org.deeplearning4j.nn.conf.layers.ConvolutionLayer;
import org.deeplearning4j.nn.conf.layers.OutputLayer;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.deeplearning4j.util.ModelSerializer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.nd4j.linalg.activations.Activation;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.linalg.lossfunctions.LossFunctions.LossFunction;
import org.oddity.backbone.BackboneChoice;
import org.oddity.backbone.FeatureLayer;
import org.oddity.backbone.feature.FeatureExtractor;
import org.oddity.backbone.feature.FeatureExtractors;
import org.oddity.backbone.feature.FeatureMap;
import org.oddity.backbone.pretrained.FormulaWeights;
import org.oddity.core.ImageBatch;
import org.oddity.core.ImageShape;
import org.oddity.core.InvalidInputException;
import org.oddity.core.RandomStream;
import org.oddity.detector.TestingFactories;

class ImportedModelsTest {
  private static final FeatureExtractors EXTRACTORS =
      TestingFactories.bound(FeatureExtractors.class);

  private static final Path FILES =
      Path.of(
          System.getProperty("oddity.home"),
          "framework/src/test/resources/org/oddity/backbone/imported");

  private static final ImageShape SMALL = new ImageShape(12, 12, 3);

  private static BackboneChoice choice(Path file, Map<String, Object> more) {
    Map<String, Object> options = new LinkedHashMap<>(more);
    options.put("file", file.toString());
    options.putIfAbsent("input-size", 12);
    return new BackboneChoice("imported", options);
  }

  @ParameterizedTest
  @ValueSource(strings = {"keras-graph.h5", "keras-row.h5"})
  void aKerasModelGivesWhatPyTorchMakesOfItsLayers(String file) throws IOException {
    List<JsonNode> expected =
        Files.readAllLines(FILES.resolve("keras.jsonl")).stream().map(this::json).toList();
    List<String> layers = expected.stream().map(json -> json.get("layer").asText()).toList();
    BackboneChoice choice = choice(FILES.resolve(file), Map.of());
    assertThat(EXTRACTORS.conflicts(choice, SMALL, layers)).isEmpty();
    assertThat(EXTRACTORS.cost(choice, SMALL, layers).parameters()).isPositive();
    try (FeatureExtractor extractor = EXTRACTORS.open(choice, SMALL, layers)) {
      Map<String, FeatureMap> features = extractor.extract(FormulaWeights.images(2, SMALL));
      for (JsonNode json : expected) {
        FeatureMap map = features.get(json.get("layer").asText());
        FeatureLayer layer = map.layer();
        assertThat(new int[] {layer.height(), layer.width(), layer.channels()})
            .containsExactly(
                json.get("shape").get(0).asInt(),
                json.get("shape").get(1).asInt(),
                json.get("shape").get(2).asInt());
        for (int i = 0; i < json.get("values").size(); i++) {
          int place = (int) ((i * 2654435761L & 0xFFFFFFFFL) % map.values().length);
          assertThat((double) map.values()[place])
              .as("%s at %d", layer, place)
              .isCloseTo(json.get("values").get(i).asDouble(), within(1e-5));
        }
      }
    }
  }

  private JsonNode json(String line) {
    try {
      return JsonMapper.builder().build().readTree(line);
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }

  private static MultiLayerNetwork row() {
    MultiLayerNetwork network =
        new MultiLayerNetwork(
            new NeuralNetConfiguration.Builder()
                .seed(5)
                .list()
                .layer(
                    new ConvolutionLayer.Builder(3, 3)
                        .name("edges")
                        .nOut(4)
                        .activation(Activation.RELU)
                        .build())
                .layer(
                    new OutputLayer.Builder(LossFunction.MCXENT)
                        .name("classes")
                        .nOut(2)
                        .activation(Activation.SOFTMAX)
                        .build())
                .setInputType(InputType.convolutional(12, 12, 3))
                .build());
    network.init();
    return network;
  }

  @Test
  void aDl4jModelGivesWhatItGivesThere(@TempDir Path folder) throws IOException {
    MultiLayerNetwork network = row();
    Path file = folder.resolve("row.zip");
    ModelSerializer.writeModel(network, file.toFile(), false);
    ImageBatch images = ImageBatch.wrap(SMALL, new RandomStream(3).uniform(5 * SMALL.size(), 0, 1));
    INDArray pixels = Nd4j.createFromArray(images.pixels()).reshape(5, 12, 12, 3);
    List<INDArray> there = network.feedForward(pixels.permute(0, 3, 1, 2).dup('c'));
    float[] maps = Nd4j.toFlattened('c', there.get(1).permute(0, 2, 3, 1)).toFloatVector();
    assertThat(EXTRACTORS.layers(choice(file, Map.of()), SMALL, List.of()))
        .containsExactly(
            new FeatureLayer("edges", 10, 10, 4), new FeatureLayer("classes", 1, 1, 2));
    List<String> layers = List.of("classes", "edges");
    try (FeatureExtractor extractor = EXTRACTORS.open(choice(file, Map.of()), SMALL, layers)) {
      Map<String, FeatureMap> features = extractor.extract(images);
      assertThat(features.get("edges").values()).containsExactly(maps, within(1e-5f));
      assertThat(features.get("classes").values())
          .containsExactly(there.get(2).ravel().toFloatVector(), within(1e-5f));
      try (FeatureExtractor again =
          EXTRACTORS.restore(choice(file, Map.of()), layers, extractor.state())) {
        assertThat(again.extract(images).get("edges").values())
            .isEqualTo(features.get("edges").values());
      }
    }
  }

  @Test
  void aDl4jGraphKeepsItsNames(@TempDir Path folder) throws IOException {
    ComputationGraph graph = row().toComputationGraph();
    Path file = folder.resolve("graph.zip");
    ModelSerializer.writeModel(graph, file.toFile(), false);
    assertThat(EXTRACTORS.layers(choice(file, Map.of()), SMALL, List.of()))
        .containsExactly(new FeatureLayer("0", 10, 10, 4), new FeatureLayer("1", 1, 1, 2));
  }

  @Test
  void channelsAndScaleAreThoseOfItsTraining(@TempDir Path folder) throws IOException {
    Path file = folder.resolve("model.zip");
    ModelSerializer.writeModel(row(), file.toFile(), false);
    ImageBatch images = ImageBatch.wrap(SMALL, new RandomStream(3).uniform(SMALL.size(), 0, 1));
    float[] turned = images.pixels().clone();
    for (int i = 0; i < turned.length; i += 3) {
      turned[i] = (images.pixels()[i + 2] - 0.5f) / 0.25f;
      turned[i + 1] = (images.pixels()[i + 1] - 0.5f) / 0.25f;
      turned[i + 2] = (images.pixels()[i] - 0.5f) / 0.25f;
    }
    Map<String, Object> options =
        Map.of(
            "channel-order", "bgr",
            "mean", List.of(0.5, 0.5, 0.5),
            "deviation", List.of(0.25, 0.25, 0.25));
    try (FeatureExtractor one = EXTRACTORS.open(choice(file, options), SMALL, List.of("edges"));
        FeatureExtractor other = EXTRACTORS.open(choice(file, Map.of()), SMALL, List.of("edges"))) {
      assertThat(one.extract(images).get("edges").values())
          .containsExactly(
              other.extract(ImageBatch.wrap(SMALL, turned)).get("edges").values(), within(1e-5f));
    }
  }

  /** DL4J would make the object, whatever that does. */
  @Test
  void aModelThatBringsAJavaObjectIsRefused(@TempDir Path folder) throws IOException {
    Path file = folder.resolve("model.zip");
    ModelSerializer.writeModel(row(), file.toFile(), false);
    Path with = folder.resolve("with.zip");
    try (ZipFile model = new ZipFile(file.toFile());
        ZipOutputStream zip = new ZipOutputStream(Files.newOutputStream(with))) {
      for (ZipEntry entry : Collections.list(model.entries())) {
        zip.putNextEntry(new ZipEntry(entry.getName()));
        zip.write(model.getInputStream(entry).readAllBytes());
      }
      zip.putNextEntry(new ZipEntry("preprocessor.bin"));
      try (ObjectOutputStream object = new ObjectOutputStream(zip)) {
        object.writeObject(new Trap());
      }
    }
    assertThat(EXTRACTORS.conflicts(choice(with, Map.of()), SMALL, List.of("edges")))
        .singleElement()
        .asString()
        .contains("cannot be read as a model: it holds preprocessor.bin, a Java object");
    assertThat(Trap.SPRUNG).isFalse();
  }

  /** Tells when somebody reads it. */
  private static final class Trap implements Serializable {
    private static final long serialVersionUID = 1L;
    private static final AtomicBoolean SPRUNG = new AtomicBoolean();

    private void readObject(ObjectInputStream in) {
      SPRUNG.set(true);
    }
  }

  @Test
  void aModelThatUnpacksToMoreThanTheMemoryIsRefused(@TempDir Path folder) throws IOException {
    Path file = folder.resolve("bomb.zip");
    byte[] zeros = new byte[1 << 20];
    try (ZipOutputStream zip = new ZipOutputStream(Files.newOutputStream(file))) {
      zip.putNextEntry(new ZipEntry("configuration.json"));
      for (long left = Runtime.getRuntime().maxMemory() / 3; left >= 0; left -= zeros.length) {
        zip.write(zeros);
      }
    }
    assertThat(EXTRACTORS.conflicts(choice(file, Map.of()), SMALL, List.of("edges")))
        .singleElement()
        .asString()
        .contains("a third of Java's memory");
  }

  @Test
  void whatCannotBeReadIsSaid(@TempDir Path folder) throws IOException {
    Path text = Files.writeString(folder.resolve("model.txt"), "weights");
    Path zip = Files.writeString(folder.resolve("model.zip"), "weights");
    Path keras = Files.writeString(folder.resolve("model.h5"), "weights");
    List<String> layers = List.of("edges");
    assertThat(EXTRACTORS.conflicts(choice(folder.resolve("none.h5"), Map.of()), SMALL, layers))
        .singleElement()
        .asString()
        .startsWith("backbone 'imported': ")
        .contains("none.h5: is not there; the option 'file' names a model");
    assertThat(EXTRACTORS.conflicts(choice(text, Map.of()), SMALL, layers))
        .singleElement()
        .asString()
        .contains("is neither a Keras .h5 file nor a DL4J .zip file");
    for (Path file : List.of(zip, keras)) {
      assertThat(EXTRACTORS.conflicts(choice(file, Map.of()), SMALL, layers))
          .singleElement()
          .asString()
          .contains("cannot be read as a model");
    }
    assertThat(EXTRACTORS.conflicts(choice(FILES.resolve("keras-3.h5"), Map.of()), SMALL, layers))
        .singleElement()
        .asString()
        .contains("it is of Keras 3.15.1; read are files of Keras 1 and 2");
    Path good = FILES.resolve("keras-graph.h5");
    assertThat(EXTRACTORS.conflicts(choice(good, Map.of()), SMALL, List.of("frist")))
        .singleElement()
        .asString()
        .contains("has no layer 'frist'. Did you mean 'first'?");
    assertThat(EXTRACTORS.conflicts(choice(good, Map.of("input-size", 4)), SMALL, List.of("first")))
        .singleElement()
        .asString()
        .contains("cannot take images of [4, 4, 3]");
    assertThatThrownBy(() -> EXTRACTORS.open(choice(text, Map.of()), SMALL, layers))
        .isInstanceOf(InvalidInputException.class);
  }
}
