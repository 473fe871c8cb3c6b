package org.oddity.report.figure;

import jakarta.inject.Inject;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;
import org.oddity.data.split.TestSet;
import org.oddity.evaluation.ClassConfusion;
import org.oddity.evaluation.RocCurve;
import org.oddity.experiment.AttendedCell;
import org.oddity.experiment.CellListener;
import org.oddity.experiment.ExplainedCell;
import org.oddity.experiment.FitImages;
import org.oddity.experiment.LocalisedCell;
import org.oddity.experiment.SameImages;
import org.oddity.experiment.ScoredCell;
import org.oddity.report.canvas.Drawing;
import org.oddity.report.canvas.Pen;
import org.oddity.report.canvas.Png;
import org.oddity.report.canvas.Tone;
import org.oddity.report.plot.ClassConfusionPlot;
import org.oddity.report.plot.HistogramPlot;
import org.oddity.report.plot.Numbers;
import org.oddity.report.plot.RocPlot;
import org.oddity.report.plot.ScatterPlot;
import org.oddity.report.run.ScoredImages;
import org.oddity.report.run.ScoredStrip;
import org.oddity.tracking.AtomicFiles;

/**
 * Draws each scored cell: its ROC curve, its scores as a histogram and by class, the confusion of
 * classes where it names them, the test images that it is surest of and most wrong about, those
 * that were explained, where it looks and where it sees anomalies; and what its fit shows on its
 * way.
 */
public final class CellFigures implements CellListener {
  private static final int IMAGES = 8;
  private static final int MOST_DOTS = 20_000;

  @Inject
  CellFigures() {}

  @Override
  public void scored(ScoredCell cell) {
    TestSet test = cell.test();
    ScoredImages images =
        new ScoredImages(
            test.indices(), test.classes(), test.labelled().anomalous(), cell.scores().values());
    if (images.drawable()) {
      figures(cell, images);
    }
    cell.named().ifPresent(named -> classes(cell, images, named));
    for (ScoredStrip strip : ScoredStrip.values()) {
      draw(cell, images, strip);
    }
  }

  @Override
  public void explained(ExplainedCell cell) {
    write(cell, ExplainedCell.PATH, ExplanationPicture.draw(cell));
    SameImages same = cell.same();
    SameImagesStrips strips = new SameImagesStrips(same);
    write(cell, SameImages.IMAGES, strips.images());
    write(cell, SameImages.EXPLANATION, strips.explanation());
    if (same.attention().isPresent()) {
      write(cell, SameImages.ATTENTION, strips.of(same.attention().get()));
    }
    write(cell.folder().resolve(SameImages.TABLE), same.csv().getBytes(StandardCharsets.UTF_8));
    cell.announce(SameImages.TABLE, "table");
  }

  private static void write(ExplainedCell cell, String path, BufferedImage picture) {
    write(cell.folder().resolve(path), Png.encode(picture));
    cell.announce(path, "images");
  }

  @Override
  public void attended(AttendedCell cell) {
    write(cell.folder().resolve(AttendedCell.PATH), Png.encode(GridPicture.draw(cell.grid())));
    cell.announce();
  }

  @Override
  public void localised(LocalisedCell cell) {
    write(cell.folder().resolve(LocalisedCell.PATH), Png.encode(LocalisationPicture.draw(cell)));
    cell.announce();
  }

  @Override
  public void fitting(FitImages images) {
    write(images.folder().resolve(images.path()), Png.encode(GridPicture.draw(images.grid())));
    images.announce();
  }

  private static void figures(ScoredCell cell, ScoredImages images) {
    String title = cell.cell().title();
    double threshold = cell.threshold();
    RocCurve curve = RocCurve.of(images.scores(), images.anomalous());
    String name = "AUROC " + Numbers.fixed3(curve.area());
    Pen pen = Pen.solid(Tone.NORMAL, 2);
    RocPlot.Curve only = new RocPlot.Curve(name, pen, curve, threshold);
    figure(cell, "roc", new RocPlot(title, List.of(only), true));
    figure(cell, "scores", new HistogramPlot(title, images, threshold));
    figure(
        cell,
        "scatter",
        new ScatterPlot(title, images, cell.classNames(), threshold, cell.scale(), MOST_DOTS));
  }

  private static void classes(ScoredCell cell, ScoredImages images, int... named) {
    ClassConfusion confusion = ClassConfusion.of(images.classes(), named);
    String title = cell.cell().title();
    figure(cell, "classes", new ClassConfusionPlot(title, confusion, cell.classNames()));
  }

  private static void draw(ScoredCell cell, ScoredImages images, ScoredStrip wanted) {
    double[] scores = images.scores();
    Comparator<Integer> rising = Comparator.comparingDouble(i -> scores[i]);
    int[] places =
        IntStream.of(images.placesOf(wanted.anomalous()))
            .boxed()
            .sorted(wanted.highest() ? rising.reversed() : rising)
            .limit(IMAGES)
            .mapToInt(Integer::intValue)
            .toArray();
    if (places.length > 0) {
      BufferedImage strip = ImageStrip.draw(cell.test().labelled().images(), places, scores);
      write(cell, wanted.path(), "images", Png.encode(strip));
    }
  }

  private static void figure(ScoredCell cell, String name, Drawing drawing) {
    write(cell, "figures/" + name + ".png", "figure", Png.of(drawing));
  }

  private static void write(ScoredCell cell, String path, String kind, byte[] content) {
    write(cell.folder().resolve(path), content);
    cell.announce(path, kind);
  }

  private static void write(Path file, byte[] content) {
    try {
      AtomicFiles.write(file, content);
    } catch (IOException e) {
      throw new UncheckedIOException("cannot write " + file, e);
    }
  }
}
