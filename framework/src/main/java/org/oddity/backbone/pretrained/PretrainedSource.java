package org.oddity.backbone.pretrained;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import org.oddity.backbone.FeatureLayer;
import org.oddity.backbone.FeatureNetwork;
import org.oddity.backbone.FeatureSource;
import org.oddity.backbone.feature.ImagePreparation;
import org.oddity.core.ImageShape;
import org.oddity.core.InvalidInputException;
import org.oddity.core.RandomStream;
import org.oddity.data.DataHome;
import org.oddity.data.stored.Digests;
import org.oddity.nn.Network;
import org.oddity.nn.NetworkCost;
import org.oddity.nn.NetworkLayers;
import org.oddity.nn.ShapeMismatchException;
import org.oddity.nn.layer.Sequential;
import org.oddity.tensor.Parallelism;
import org.oddity.tensor.Shape;
import org.oddity.tensor.TensorFile;
import org.oddity.tensor.engine.Engine;

/** One of the networks with the options that an experiment gave it. */
final class PretrainedSource implements FeatureSource {
  private static final long RANDOM_SEED = 1;
  private static final int MOST_PROBLEMS = 3;

  private final Architecture architecture;
  private final PretrainedOptions options;
  private final Engine engine;
  private final Parallelism parallelism;

  PretrainedSource(
      Architecture architecture,
      PretrainedOptions options,
      Engine engine,
      Parallelism parallelism) {
    this.architecture = architecture;
    this.options = options;
    this.engine = engine;
    this.parallelism = parallelism;
  }

  @Override
  public List<FeatureLayer> layers(ImageShape image, DataHome home) {
    Shape prepared = preparation().prepared(image);
    NetworkLayers layers = layers(architecture, prepared);
    List<FeatureLayer> all = new ArrayList<>();
    for (String tap : architecture.taps()) {
      Shape shape = layers.find(tap).orElseThrow().output();
      all.add(new FeatureLayer(tap, shape.length(0), shape.length(1), shape.length(2)));
    }
    return all;
  }

  private static NetworkLayers layers(Architecture architecture, Shape prepared) {
    try {
      return NetworkLayers.of("", architecture.layers(), prepared);
    } catch (ShapeMismatchException e) {
      throw new ShapeMismatchException(
          "takes larger images than " + prepared + ": raise input-size (" + e.getMessage() + ")");
    }
  }

  @Override
  public NetworkCost cost(ImageShape image, List<String> layers, DataHome home) {
    Shape prepared = preparation().prepared(image);
    return NetworkCost.of(architecture.upTo(layers).layers(), prepared);
  }

  @Override
  public List<String> problems(ImageShape image, List<String> layers, DataHome home) {
    if (isRandom()) {
      return List.of();
    }
    WeightsFile weights = new WeightsFile(architecture, options.weights(), home);
    Optional<Path> file = weights.find();
    if (file.isEmpty()) {
      return List.of(weights.missing());
    }
    Architecture needed = architecture.upTo(layers);
    Shape prepared = preparation().prepared(image);
    List<String> problems =
        new TorchWeights(TensorFile.open(file.get()), needed)
            .problems(Network.parameterShapes(needed.layers(), prepared));
    return problems.isEmpty() ? List.of() : List.of(told(file.get(), layers, problems, home));
  }

  /** A file of another network lacks nearly everything: the first few say it. */
  private String told(Path file, List<String> layers, List<String> problems, DataHome home) {
    int shown = Math.min(MOST_PROBLEMS, problems.size());
    return file
        + " does not hold the weights up to "
        + String.join(", ", layers)
        + ": "
        + String.join("; ", problems.subList(0, shown))
        + (problems.size() > shown ? " and " + (problems.size() - shown) + " more" : "")
        + ". "
        + new WeightsFile(architecture, PretrainedOptions.IMAGENET, home).howToGetThem();
  }

  private ImagePreparation preparation() {
    return new ImagePreparation(options.inputSize(), options.mean(), options.deviation());
  }

  private boolean isRandom() {
    return options.weights().equals(PretrainedOptions.RANDOM);
  }

  @Override
  public FeatureNetwork open(ImageShape image, List<String> layers, DataHome home) {
    List<String> problems = problems(image, layers, home);
    if (!problems.isEmpty()) {
      throw new InvalidInputException("backbone " + architecture.name(), problems.get(0));
    }
    ImagePreparation preparation = preparation();
    Architecture needed = architecture.upTo(layers);
    Sequential network = needed.layers();
    Shape prepared = preparation.prepared(image);
    if (isRandom()) {
      Network drawn =
          Network.initialise(engine.kernels(), network, prepared, new RandomStream(RANDOM_SEED));
      return new PretrainedNetwork(
          drawn, checksum("random " + RANDOM_SEED), layers, preparation, parallelism);
    }
    Path file = new WeightsFile(architecture, options.weights(), home).find().orElseThrow();
    TorchWeights weights = new TorchWeights(TensorFile.open(file), needed);
    return new PretrainedNetwork(
        Network.of(engine.kernels(), network, prepared, weights::values),
        checksum(file),
        layers,
        preparation,
        parallelism);
  }

  private static String checksum(String text) {
    return HexFormat.of().formatHex(Digests.sha256().digest(text.getBytes(StandardCharsets.UTF_8)));
  }

  private static String checksum(Path file) {
    try {
      return Digests.ofFile("SHA-256", file);
    } catch (IOException e) {
      throw new InvalidInputException(file.toString(), "cannot be read: " + e);
    }
  }
}
