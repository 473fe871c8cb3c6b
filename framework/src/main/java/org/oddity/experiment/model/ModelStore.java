package org.oddity.experiment.model;

import jakarta.inject.Inject;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.oddity.config.ConfigNode;
import org.oddity.config.RecordBinder;
import org.oddity.config.YamlReader;
import org.oddity.core.ImageShape;
import org.oddity.core.InvalidInputException;
import org.oddity.core.NamedArrays;
import org.oddity.detector.DetectorFactory;
import org.oddity.detector.FittedDetector;
import org.oddity.experiment.CanonicalJson;
import org.oddity.experiment.CellSpec;
import org.oddity.experiment.Registry;
import org.oddity.tensor.Safetensors;
import org.oddity.tracking.AtomicFiles;

/**
 * Keeps fitted detectors in folders: {@code detector.json} says which method with which options,
 * for which images and from which score on an image is anomalous; {@code state.safetensors} holds
 * what was learned.
 */
public final class ModelStore {
  /** What a cell's folder holds once its detector is kept whole. */
  public static final String FILE = "model/detector.json";

  private final Registry registry;

  /** Makes a store of the detectors that are registered. */
  @Inject
  public ModelStore(Registry registry) {
    this.registry = registry;
  }

  /**
   * A detector from a folder.
   *
   * @param fitted scores to the same bits as the one that was saved
   * @param shape the images it takes
   * @param threshold at or above it an image is anomalous
   */
  public record Loaded(FittedDetector fitted, ImageShape shape, double threshold) {}

  /** Saves a fitted detector in a folder. */
  public void save(
      Path folder, CellSpec spec, ImageShape shape, double threshold, FittedDetector fitted) {
    Map<String, Object> description = new LinkedHashMap<>();
    description.put("detector", spec.detector());
    description.put("options", spec.detectorOptions());
    description.put("shape", List.of(shape.height(), shape.width(), shape.channels()));
    description.put("threshold", threshold);
    try {
      AtomicFiles.write(folder.resolve("state.safetensors"), Safetensors.encode(fitted.state()));
      AtomicFiles.write(
          folder.resolve("detector.json"),
          CanonicalJson.of(description).getBytes(StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw new UncheckedIOException("cannot save the detector in " + folder, e);
    }
  }

  /**
   * Loads a detector.
   *
   * @throws InvalidInputException if the folder holds none, or one that this program does not know
   */
  public Loaded load(Path folder) {
    Description description =
        RecordBinder.bindOrThrow(
            YamlReader.readFile(folder.resolve("detector.json")), "", Description.class);
    DetectorFactory<?> factory = registry.detectors().get(description.detector());
    if (factory == null || description.shape().size() != 3) {
      throw new InvalidInputException(
          folder.toString(),
          "holds a detector that this version does not know: " + description.detector());
    }
    NamedArrays state = Safetensors.read(folder.resolve("state.safetensors"));
    List<Integer> shape = description.shape();
    return new Loaded(
        restore(factory, description.options(), state),
        new ImageShape(shape.get(0), shape.get(1), shape.get(2)),
        description.threshold());
  }

  private static <O extends Record> FittedDetector restore(
      DetectorFactory<O> factory, ConfigNode options, NamedArrays state) {
    return factory.restore(
        RecordBinder.bindOrThrow(options, "options", factory.optionsType()), state);
  }

  /** The content of {@code detector.json}. */
  record Description(
      String detector, ConfigNode.Mapping options, List<Integer> shape, double threshold) {}
}
