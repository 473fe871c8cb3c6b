package org.oddity.report.publish;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.imageio.ImageIO;
import org.oddity.experiment.AttendedCell;
import org.oddity.experiment.ExplainedCell;
import org.oddity.experiment.LocalisedCell;
import org.oddity.report.run.CellResult;
import org.oddity.report.run.RunResults;

/**
 * Pictures that cells drew of a dataset's images with their maps, small enough to lie in a
 * repository: of each dataset's first task, of each detector's first seed.
 */
final class PublishedPictures {
  private static final Map<String, String> KINDS =
      Map.of(
          LocalisedCell.PATH, "localisation",
          AttendedCell.PATH, "attention",
          ExplainedCell.PATH, "explanation");

  private final RunResults results;
  private final Map<String, byte[]> files = new LinkedHashMap<>();
  private final List<Picture> pictures = new ArrayList<>();

  private PublishedPictures(RunResults results) {
    this.results = results;
  }

  /**
   * One picture.
   *
   * @param file its path below the published folder
   * @param title what is on it
   */
  record Picture(String file, String title) {}

  /** Makes the pictures of a run. */
  static PublishedPictures of(RunResults results) {
    PublishedPictures made = new PublishedPictures(results);
    for (String dataset : results.datasets()) {
      results.tasks(dataset).stream().findFirst().ifPresent(task -> made.add(dataset, task));
    }
    return made;
  }

  /** Returns none. */
  static PublishedPictures none(RunResults results) {
    return new PublishedPictures(results);
  }

  /** Returns the content of each file, JPEG. */
  Map<String, byte[]> files() {
    return files;
  }

  /** Returns them in the order of the datasets and detectors. */
  List<Picture> pictures() {
    return pictures;
  }

  private void add(String dataset, String task) {
    for (String detector : results.detectors(dataset)) {
      Optional<CellResult> cell =
          results.cells(dataset, task, detector).stream().filter(CellResult::done).findFirst();
      KINDS.entrySet().stream()
          .sorted(Map.Entry.comparingByValue())
          .forEach(kind -> cell.ifPresent(one -> add(one, kind.getKey(), kind.getValue())));
    }
  }

  private void add(CellResult cell, String path, String kind) {
    Path drawn = results.folder().cell(cell.cell()).resolve(path);
    if (!Files.isRegularFile(drawn)) {
      return;
    }
    List<String> parts =
        List.of(kind, cell.cell().dataset(), cell.cell().task(), cell.cell().detector());
    String name = String.join("-", parts).replaceAll("[^A-Za-z0-9._-]+", "-");
    String file = "pictures/" + name + ".jpg";
    files.put(file, halved(drawn));
    pictures.add(new Picture(file, String.join(" · ", parts)));
  }

  private static byte[] halved(Path drawn) {
    try {
      BufferedImage picture = ImageIO.read(drawn.toFile());
      int width = (picture.getWidth() + 1) / 2;
      int height = (picture.getHeight() + 1) / 2;
      BufferedImage half = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
      Graphics2D graphics = half.createGraphics();
      try {
        graphics.setRenderingHint(
            RenderingHints.KEY_INTERPOLATION, RenderingHints.VALUE_INTERPOLATION_BILINEAR);
        graphics.drawImage(picture, 0, 0, width, height, Color.WHITE, null);
      } finally {
        graphics.dispose();
      }
      ByteArrayOutputStream bytes = new ByteArrayOutputStream();
      ImageIO.write(half, "jpg", bytes);
      return bytes.toByteArray();
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read " + drawn, e);
    }
  }
}
