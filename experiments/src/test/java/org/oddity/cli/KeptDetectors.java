package org.oddity.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import org.oddity.tracking.CellRecord;
import org.oddity.tracking.RunFolder;

/** Detectors that a real experiment on drawn images has kept. */
final class KeptDetectors {
  private final Path parts;
  private final Path experiment;
  private final RunFolder run;

  /**
   * Runs the experiment.
   *
   * @param folder for its images and its run
   */
  KeptDetectors(Path folder) throws IOException {
    parts = folder.resolve("parts");
    draw(parts.resolve("train/good"), 60, 1, false);
    draw(parts.resolve("test/good"), 8, 2, false);
    draw(parts.resolve("test/scratch"), 8, 3, true);
    experiment =
        Files.writeString(
            folder.resolve("parts.yaml"),
            """
            name: parts
            dataset: {dataset: folder, folder: "%s", height: 16, width: 16, channels: 3}
            protocol: {kind: folder, validation: 0.2}
            detectors:
              knn: {preprocess: [grey, {kind: pca, components: 8, whiten: true}]}
              autoencoder:
                backbone: {backbone: dcgan, width: 4, latent: 4}
                training: {epochs: 2, batch-size: 16}
            seeds: [1]
            explain: {images: 3}
            evaluation: {bootstrap-rounds: 100}
            save-models: true
            """
                .formatted(parts));
    run = new RunFolder(folder.resolve("runs/parts"));
    TestingCommandLine.Result result =
        TestingCommandLine.run("run", experiment.toString(), "--out", run.root().toString());
    assertThat(result.code()).as(result.out() + result.err()).isZero();
  }

  /** Colour images, larger than the detector's, wide ones; a dark scratch makes them anomalous. */
  static void draw(Path folder, int count, long seed, boolean scratched) throws IOException {
    Files.createDirectories(folder);
    SplittableRandom random = new SplittableRandom(seed);
    for (int i = 0; i < count; i++) {
      BufferedImage image = new BufferedImage(48, 32, BufferedImage.TYPE_INT_RGB);
      Graphics2D graphics = image.createGraphics();
      graphics.setColor(new Color(150 + random.nextInt(40), 170, 150 + random.nextInt(40)));
      graphics.fillRect(0, 0, 48, 32);
      graphics.setColor(new Color(90, 110, 90 + random.nextInt(30)));
      graphics.fillOval(12 + random.nextInt(4), 6, 20, 18);
      if (scratched) {
        graphics.setColor(new Color(20, 10, 10));
        graphics.fillRect(5, 4 + random.nextInt(16), 38, 5);
      }
      graphics.dispose();
      ImageIO.write(image, "png", folder.resolve("frame" + (i + 1) + ".png").toFile());
    }
  }

  /** Returns the folder with {@code train/good}, {@code test/good} and {@code test/scratch}. */
  Path parts() {
    return parts;
  }

  Path experiment() {
    return experiment;
  }

  RunFolder run() {
    return run;
  }

  Path cell(String detector) {
    CellRecord found =
        run.read().cells().stream()
            .filter(cell -> cell.detector().equals(detector))
            .findFirst()
            .orElseThrow();
    return run.cell(found);
  }

  /** Returns the test images in the dataset's order: by folder, then by the names' characters. */
  List<Path> testImages() throws IOException {
    List<Path> files = new ArrayList<>();
    for (String name : List.of("good", "scratch")) {
      try (Stream<Path> images = Files.list(parts.resolve("test").resolve(name))) {
        images.sorted().forEach(files::add);
      }
    }
    return files;
  }

  /** Copies the saved detector of a cell. */
  Path copyOfModel(String detector, Path copy) throws IOException {
    Files.createDirectories(copy);
    try (Stream<Path> files = Files.list(cell(detector).resolve("model"))) {
      for (Path file : files.toList()) {
        Files.copy(file, copy.resolve(file.getFileName()));
      }
    }
    return copy;
  }
}
