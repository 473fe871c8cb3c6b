package org.oddity.report.scoring;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.stream.IntStream;
import org.oddity.core.AnomalyMap;
import org.oddity.data.image.ImageContent;
import org.oddity.data.image.ImageDecoder;
import org.oddity.experiment.model.SavedDetector;
import org.oddity.experiment.scoring.ScoredBatch;
import org.oddity.experiment.scoring.ScoredFile;
import org.oddity.report.canvas.Png;
import org.oddity.report.heat.HeatPicture;
import org.oddity.report.plot.SequencePlot;

/**
 * Draws scored files into a folder, batch by batch: each by itself, and all of them as frames of
 * one sequence.
 */
public final class ScorePictures implements AutoCloseable {
  /** The folder of the pictures by themselves. */
  public static final String FOLDER = "pictures";

  /** The folder of the pictures with their explanations. */
  public static final String EXPLANATIONS = "explanations";

  /** The sheet of all frames. */
  public static final String SHEET = "frames.png";

  /** The animation of all frames. */
  public static final String ANIMATION = "frames.gif";

  /** The scores of all frames, one after the other. */
  public static final String CURVE = "frames-scores.png";

  private static final int LONGEST = 512;
  private static final int LONGEST_FRAME = 256;

  private final Wanted wanted;
  private final SavedDetector detector;
  private final Optional<HeatScale> scale;
  private final ContactSheet sheet;
  private final Animation animation;
  private final HeatPicture heat = new HeatPicture();
  private final int digits;

  /**
   * What is to be drawn.
   *
   * @param folder where
   * @param files how many there will be
   * @param each whether each file is drawn by itself
   * @param explained whether each file is drawn with its explanation
   * @param framesPerSecond how fast the animation runs; empty for no frames
   */
  public record Wanted(
      Path folder, int files, boolean each, boolean explained, OptionalDouble framesPerSecond) {}

  /** Begins to draw. */
  public ScorePictures(SavedDetector detector, Wanted wanted) {
    this.detector = detector;
    this.wanted = wanted;
    this.scale = detector.heldOut().flatMap(HeatScale::of);
    this.digits = Integer.toString(wanted.files()).length();
    this.sheet = new ContactSheet(wanted.files());
    try {
      if (wanted.each()) {
        Files.createDirectories(wanted.folder().resolve(FOLDER));
      }
      if (wanted.explained()) {
        Files.createDirectories(wanted.folder().resolve(EXPLANATIONS));
      }
      this.animation =
          wanted.framesPerSecond().isEmpty()
              ? null
              : new Animation(
                  wanted.folder().resolve(ANIMATION), wanted.framesPerSecond().getAsDouble());
    } catch (IOException e) {
      throw new UncheckedIOException("cannot write into " + wanted.folder(), e);
    }
  }

  /** Draws some files, on all processors, and adds them to the sequence in their order. */
  public void add(ScoredBatch batch) {
    if (wanted.explained()) {
      IntStream.range(0, batch.files().size()).parallel().forEach(i -> explain(batch, i));
    }
    if (!wanted.each() && animation == null) {
      return;
    }
    List<BufferedImage> pictures =
        IntStream.range(0, batch.files().size())
            .parallel()
            .mapToObj(i -> picture(batch, i))
            .toList();
    for (int i = 0; animation != null && i < pictures.size(); i++) {
      ScoredFile file = batch.files().get(i);
      sheet.add(batch.first() + i, file, pictures.get(i));
      animation.add(Verdict.aroundFrame(pictures.get(i), file, detector.threshold()));
    }
  }

  private void explain(ScoredBatch batch, int place) {
    ScoredFile file = batch.files().get(place);
    BufferedImage picture = decoded(file, LONGEST);
    heat.over(picture, batch.explanations().get(place));
    Path path = wanted.folder().resolve(EXPLANATIONS).resolve(name(batch.first() + place, file));
    write(path, Png.encode(Verdict.around(picture, file, detector.threshold())));
  }

  private static BufferedImage decoded(ScoredFile file, int longest) {
    return Raster.of(
        ImageDecoder.decodeWithin(ImageContent.of(file.file()), 3, longest), LONGEST_FRAME);
  }

  /** Draws one file by itself and returns its picture as a frame. */
  private BufferedImage picture(ScoredBatch batch, int place) {
    ScoredFile file = batch.files().get(place);
    BufferedImage picture = decoded(file, wanted.each() ? LONGEST : LONGEST_FRAME);
    if (!batch.maps().isEmpty()) {
      AnomalyMap map = batch.maps().get(place);
      Raster.overlay(picture, map, scale.orElseGet(() -> HeatScale.of(map)));
    }
    if (wanted.each()) {
      Path path = wanted.folder().resolve(FOLDER).resolve(name(batch.first() + place, file));
      write(path, Png.encode(Verdict.around(picture, file, detector.threshold())));
    }
    return Raster.within(picture, LONGEST_FRAME);
  }

  /** Numbered, as files of two folders may have one name. */
  private String name(int index, ScoredFile file) {
    String name = file.file().getFileName().toString();
    int dot = name.lastIndexOf('.');
    String number = Integer.toString(index + 1);
    return "0".repeat(digits - number.length())
        + number
        + "-"
        + (dot > 0 ? name.substring(0, dot) : name)
        + ".png";
  }

  /** Draws what only all files together give. */
  public void finish(List<ScoredFile> files) {
    if (animation == null) {
      return;
    }
    double[] scores = files.stream().mapToDouble(ScoredFile::score).toArray();
    write(wanted.folder().resolve(SHEET), Png.encode(sheet.draw()));
    write(
        wanted.folder().resolve(CURVE),
        Png.of(new SequencePlot(detector.title(), scores, detector.threshold())));
  }

  private static void write(Path file, byte[] content) {
    try {
      Files.write(file, content);
    } catch (IOException e) {
      throw new UncheckedIOException("cannot write " + file, e);
    }
  }

  @Override
  public void close() {
    if (animation != null) {
      try {
        animation.close();
      } catch (IOException e) {
        throw new UncheckedIOException("cannot write into " + wanted.folder(), e);
      }
    }
  }
}
