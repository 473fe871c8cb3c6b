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
import java.util.EnumMap;
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
import org.oddity.report.run.ScoredStrip;

/**
 * Pictures that cells drew of a dataset's images, those with the lowest and the highest scores and
 * those with maps, small enough to lie in a repository: of each dataset's first task, of each
 * detector's first seed.
 */
final class PublishedPictures {
  private static final List<Kind> MAPS =
      List.of(
          new Kind(AttendedCell.PATH, "attention", "Where it looks"),
          new Kind(ExplainedCell.PATH, "explanation", "What explains its scores"),
          new Kind(LocalisedCell.PATH, "localisation", "Where it sees anomalies"));

  private final RunResults results;
  private final Map<String, byte[]> files = new LinkedHashMap<>();
  private final List<Picture> pictures = new ArrayList<>();

  private PublishedPictures(RunResults results) {
    this.results = results;
  }

  /**
   * Maps that cells draw of images.
   *
   * @param path of the file, relative to the cell's folder
   * @param label in the names of published files
   * @param title in words
   */
  private record Kind(String path, String label, String title) {}

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
      cell.ifPresent(this::add);
    }
  }

  private void add(CellResult cell) {
    Path folder = results.folder().cell(cell.cell());
    Map<ScoredStrip, BufferedImage> strips = new EnumMap<>(ScoredStrip.class);
    for (ScoredStrip strip : ScoredStrip.values()) {
      read(folder.resolve(strip.path())).ifPresent(drawn -> strips.put(strip, drawn));
    }
    if (!strips.isEmpty()) {
      add(cell, "examples", "Successes and mistakes", ExamplesPicture.of(strips));
    }
    for (Kind kind : MAPS) {
      read(folder.resolve(kind.path()))
          .ifPresent(drawn -> add(cell, kind.label(), kind.title(), half(drawn)));
    }
  }

  private static Optional<BufferedImage> read(Path drawn) {
    try {
      return Files.isRegularFile(drawn)
          ? Optional.of(ImageIO.read(drawn.toFile()))
          : Optional.empty();
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read " + drawn, e);
    }
  }

  private void add(CellResult cell, String label, String title, BufferedImage picture) {
    List<String> of = List.of(cell.cell().dataset(), cell.cell().task(), cell.cell().detector());
    String name = (label + "-" + String.join("-", of)).replaceAll("[^A-Za-z0-9._-]+", "-");
    String file = "pictures/" + name + ".jpg";
    files.put(file, jpeg(picture));
    pictures.add(new Picture(file, String.join(" · ", of) + " · " + title));
  }

  /** Returns the picture on white, at half its size. */
  private static BufferedImage half(BufferedImage picture) {
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
    return half;
  }

  private static byte[] jpeg(BufferedImage picture) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try {
      ImageIO.write(picture, "jpg", bytes);
    } catch (IOException e) {
      throw new UncheckedIOException("cannot write a picture", e);
    }
    return bytes.toByteArray();
  }
}
