package org.oddity.backbone.pretrained;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.stream.Stream;
import org.oddity.core.InvalidInputException;
import org.oddity.data.DataHome;

/** Where the weights of a network lie. */
final class WeightsFile {
  static final String FOLDER = "weights";
  static final String ENDING = ".safetensors";

  private final Architecture architecture;
  private final String weights;
  private final DataHome home;

  /**
   * Looks for weights.
   *
   * @param weights {@code imagenet}, or a file
   */
  WeightsFile(Architecture architecture, String weights, DataHome home) {
    this.architecture = architecture;
    this.weights = weights;
    this.home = home;
  }

  /** Returns the file; empty if it is not there. */
  Optional<Path> find() {
    if (!weights.equals(PretrainedOptions.IMAGENET)) {
      return Optional.of(home.folder(weights)).filter(Files::isRegularFile);
    }
    String name = architecture.torchvision();
    Path usual = home.folder(FOLDER).resolve(name + ENDING);
    return Files.isRegularFile(usual) ? Optional.of(usual) : namedAfter(name + "-");
  }

  /** Publishers add a checksum or what was done to the weights: the first by name is taken. */
  private Optional<Path> namedAfter(String beginning) {
    Path folder = home.folder(FOLDER);
    if (!Files.isDirectory(folder)) {
      return Optional.empty();
    }
    try (Stream<Path> files = Files.list(folder)) {
      return files
          .filter(file -> file.getFileName().toString().startsWith(beginning))
          .filter(file -> file.getFileName().toString().endsWith(ENDING))
          .sorted()
          .findFirst();
    } catch (IOException e) {
      throw new InvalidInputException(folder.toString(), "cannot be read: " + e);
    }
  }

  /** Returns the sentence that says what is missing and what helps. */
  String missing() {
    if (!weights.equals(PretrainedOptions.IMAGENET)) {
      return "there are no weights in "
          + home.folder(weights)
          + "; a file is named absolute or below the data folder that --data DIR or "
          + DataHome.VARIABLE
          + " says; 'weights: imagenet' takes those of torchvision";
    }
    String name = architecture.torchvision();
    return "its ImageNet weights are not there; looked for "
        + name
        + ENDING
        + " and "
        + name
        + "-…"
        + ENDING
        + " in "
        + home.folder(FOLDER)
        + ". "
        + howToGetThem()
        + "; 'weights: FILE' takes a file of your own, 'weights: random' does without";
  }

  /** Returns the line that gets the ImageNet weights. */
  String howToGetThem() {
    return PublishedWeights.of(architecture).isPresent()
        ? "'oddity data fetch weights/" + architecture.name() + "' gets them"
        : "Nobody publishes them in a form that is read here: docs/backbones.md has the line that"
            + " makes the file of torchvision's";
  }
}
