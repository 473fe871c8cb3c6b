package org.oddity.experiment.model;

import static java.util.Objects.requireNonNull;

import jakarta.inject.Inject;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.OptionalInt;
import org.oddity.config.ConfigNode;
import org.oddity.config.RecordBinder;
import org.oddity.config.YamlReader;
import org.oddity.core.ImageShape;
import org.oddity.core.InvalidInputException;
import org.oddity.core.NamedArrays;
import org.oddity.core.Suggestions;
import org.oddity.detector.ClassifyingDetector;
import org.oddity.detector.DetectorFactory;
import org.oddity.detector.FittedDetector;
import org.oddity.experiment.CanonicalJson;
import org.oddity.experiment.CellSpec;
import org.oddity.experiment.Registry;
import org.oddity.tensor.Parallelism;
import org.oddity.tensor.Safetensors;
import org.oddity.tracking.AtomicFiles;

/**
 * Keeps fitted detectors in folders: {@code detector.json} says which method with which options,
 * for which images, how their classes are called if it names them, from which score on an image is
 * anomalous, and on how many threads that was computed, on which the last digits of a network's
 * scores depend; {@code state.safetensors} holds what was learned, its pre-processing included;
 * {@code held-out.safetensors} what it made of normals that it did not learn from.
 */
public final class ModelStore {
  /** What a cell's folder holds once its detector is kept whole. */
  public static final String FILE = "model/detector.json";

  static final String DESCRIPTION = "detector.json";
  private static final String STATE = "state.safetensors";
  private static final String HELD_OUT = "held-out.safetensors";

  private final Registry registry;
  private final Parallelism parallelism;

  /** Makes a store of the detectors that are registered, which compute with these threads. */
  @Inject
  public ModelStore(Registry registry, Parallelism parallelism) {
    this.registry = registry;
    this.parallelism = parallelism;
  }

  /**
   * What a detector was fitted to.
   *
   * @param classNames of the dataset, in its order
   */
  public record Images(ImageShape shape, List<String> classNames) {
    public Images {
      requireNonNull(shape, "shape is null");
      classNames = List.copyOf(classNames);
    }
  }

  /**
   * What a score means.
   *
   * @param threshold at or above it an image is anomalous
   * @param heldOut the scores of normals
   */
  public record Judgement(double threshold, HeldOutNormals heldOut) {}

  /** Saves a fitted detector in a folder; the description, which makes it whole, comes last. */
  public void save(
      Path folder, CellSpec spec, Images images, Judgement judgement, FittedDetector fitted) {
    Map<String, Object> description = new LinkedHashMap<>();
    description.put("detector", spec.detector());
    description.put("options", spec.detectorOptions());
    ImageShape shape = images.shape();
    description.put("shape", List.of(shape.height(), shape.width(), shape.channels()));
    if (fitted instanceof ClassifyingDetector) {
      description.put("classes", images.classNames());
    }
    description.put("threshold", judgement.threshold());
    description.put("threads", parallelism.threads());
    description.put("title", spec.record().dataset() + " · " + spec.record().title());
    try {
      AtomicFiles.write(folder.resolve(STATE), Safetensors.encode(fitted.state()));
      AtomicFiles.write(folder.resolve(HELD_OUT), Safetensors.encode(judgement.heldOut().state()));
      AtomicFiles.write(
          folder.resolve(DESCRIPTION),
          CanonicalJson.of(description).getBytes(StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw new UncheckedIOException("cannot save the detector in " + folder, e);
    }
  }

  /**
   * Loads a detector.
   *
   * @throws InvalidInputException if the folder holds none, a damaged one, or one that this program
   *     does not know
   */
  public SavedDetector load(Path folder) {
    Path file = folder.resolve(DESCRIPTION);
    Description description =
        RecordBinder.bindOrThrow(YamlReader.readFile(file), "", Description.class);
    DetectorFactory<?> factory = registry.detectors().get(description.detector());
    if (factory == null) {
      String known = Suggestions.among(description.detector(), registry.detectors().keySet());
      throw new InvalidInputException(
          file.toString(),
          "detector: this version knows no '" + description.detector() + "'." + known);
    }
    FittedDetector fitted = restore(factory, description.options(), folder);
    return new SavedDetector(
        description.title().orElse(description.detector()),
        fitted,
        description.imageShape(file),
        description.classesOf(fitted, file),
        description.threshold(),
        heldOut(folder),
        description.threadsOfCell(file));
  }

  private static Optional<HeldOutNormals> heldOut(Path folder) {
    Path file = folder.resolve(HELD_OUT);
    return Files.exists(file)
        ? Optional.of(reading(file, HeldOutNormals::restore))
        : Optional.empty();
  }

  private static <O extends Record> FittedDetector restore(
      DetectorFactory<O> factory, ConfigNode options, Path folder) {
    O bound = RecordBinder.bindOrThrow(options, "options", factory.optionsType());
    return reading(folder.resolve(STATE), state -> factory.restore(bound, state));
  }

  private static <R> R reading(Path file, ArraysReader<R> reader) {
    if (!Files.isRegularFile(file)) {
      throw new InvalidInputException(
          file.toString(), "is missing: copy the detector's folder as a whole");
    }
    NamedArrays arrays = Safetensors.read(file);
    try {
      return reader.read(arrays);
    } catch (NoSuchElementException | IllegalStateException | IllegalArgumentException e) {
      throw new InvalidInputException(
          file.toString(), "does not belong to the detector.json beside it: " + e.getMessage());
    }
  }

  private interface ArraysReader<R> {
    R read(NamedArrays arrays);
  }

  /** The content of {@code detector.json}. */
  record Description(
      String detector,
      ConfigNode.Mapping options,
      List<Integer> shape,
      Optional<List<String>> classes,
      double threshold,
      Optional<Integer> threads,
      Optional<String> title) {
    List<String> classesOf(FittedDetector fitted, Path file) {
      int told = fitted instanceof ClassifyingDetector classes ? classes.classCount() : 0;
      List<String> names = classes.orElse(List.of());
      if (classes.isPresent() && (told == 0 || names.size() < told)) {
        throw new InvalidInputException(
            file.toString(),
            "classes: "
                + (told == 0
                    ? "the detector names none"
                    : "must be at least " + told + " names, as many as the detector tells apart")
                + ", was "
                + names);
      }
      return names;
    }

    OptionalInt threadsOfCell(Path file) {
      threads
          .filter(count -> count < 1)
          .ifPresent(
              count -> {
                throw new InvalidInputException(
                    file.toString(), "threads: must be at least 1, was " + count);
              });
      return threads.map(OptionalInt::of).orElse(OptionalInt.empty());
    }

    ImageShape imageShape(Path file) {
      boolean valid = shape.size() == 3 && shape.stream().allMatch(length -> length > 0);
      if (!valid || (shape.get(2) != 1 && shape.get(2) != 3)) {
        throw new InvalidInputException(
            file.toString(), "shape: must be height, width and 1 or 3 channels, was " + shape);
      }
      return new ImageShape(shape.get(0), shape.get(1), shape.get(2));
    }
  }
}
