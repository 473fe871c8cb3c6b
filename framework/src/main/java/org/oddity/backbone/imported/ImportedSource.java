package org.oddity.backbone.imported;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.oddity.backbone.FeatureLayer;
import org.oddity.backbone.FeatureNetwork;
import org.oddity.backbone.FeatureSource;
import org.oddity.backbone.feature.ImagePreparation;
import org.oddity.core.ImageShape;
import org.oddity.core.InvalidInputException;
import org.oddity.data.DataHome;
import org.oddity.data.stored.Digests;
import org.oddity.nn.NetworkCost;
import org.oddity.tensor.Parallelism;

/** A model in a file with the options that an experiment gave it. */
final class ImportedSource implements FeatureSource {
  private final ImportedOptions options;
  private final Models models;
  private final Parallelism parallelism;

  ImportedSource(ImportedOptions options, Models models, Parallelism parallelism) {
    this.options = options;
    this.models = models;
    this.parallelism = parallelism;
  }

  @Override
  public List<FeatureLayer> layers(ImageShape image, DataHome home) {
    return model(home).layers(preparation().prepared(image));
  }

  @Override
  public List<String> problems(ImageShape image, List<String> layers, DataHome home) {
    return List.of();
  }

  @Override
  public NetworkCost cost(ImageShape image, List<String> layers, DataHome home) {
    return model(home).cost(preparation().prepared(image));
  }

  @Override
  public FeatureNetwork open(ImageShape image, List<String> layers, DataHome home) {
    return new ImportedNetwork(
        model(home), checksum(file(home)), layers, image, options, preparation(), parallelism);
  }

  private ImagePreparation preparation() {
    return new ImagePreparation(options.inputSize(), options.mean(), options.deviation());
  }

  private Model model(DataHome home) {
    return models.read(file(home));
  }

  private Path file(DataHome home) {
    Path file = home.folder(options.file());
    if (!Files.isRegularFile(file)) {
      throw new InvalidInputException(
          file.toString(),
          "is not there; the option 'file' names a model, absolute or below the data folder that"
              + " --data DIR or "
              + DataHome.VARIABLE
              + " says");
    }
    return file;
  }

  private static String checksum(Path file) {
    try {
      return Digests.ofFile("SHA-256", file);
    } catch (IOException e) {
      throw new InvalidInputException(file.toString(), "cannot be read: " + e);
    }
  }
}
