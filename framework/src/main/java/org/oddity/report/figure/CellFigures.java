package org.oddity.report.figure;

import jakarta.inject.Inject;
import java.awt.image.BufferedImage;
import java.util.Comparator;
import java.util.stream.IntStream;
import org.oddity.data.split.TestSet;
import org.oddity.experiment.CellListener;
import org.oddity.experiment.ScoredCell;
import org.oddity.report.run.ScoredImages;

/**
 * Draws each scored cell: its ROC curve, its scores as a histogram and by class, and the test
 * images that it is surest of and most wrong about.
 */
public final class CellFigures implements CellListener {
  private static final int IMAGES = 8;

  @Inject
  CellFigures() {}

  @Override
  public void scored(ScoredCell cell) {
    TestSet test = cell.test();
    ScoredImages images =
        new ScoredImages(
            test.indices(), test.classes(), test.labelled().anomalous(), cell.scores().values());
    if (images.drawable()) {
      String title = cell.cell().title();
      double threshold = cell.threshold();
      figure(cell, "roc", RocFigure.draw(title, images, threshold));
      figure(cell, "scores", HistogramFigure.draw(title, images, threshold));
      figure(cell, "scatter", ScatterFigure.draw(title, images, cell.classNames(), threshold));
    }
    strips(cell, images, false, "normal");
    strips(cell, images, true, "anomaly");
  }

  private static void strips(
      ScoredCell cell, ScoredImages images, boolean anomalies, String group) {
    double[] scores = images.scores();
    Comparator<Integer> rising = Comparator.comparingDouble(i -> scores[i]);
    strip(cell, images, "lowest-" + group, anomalies, rising);
    strip(cell, images, "highest-" + group, anomalies, rising.reversed());
  }

  private static void strip(
      ScoredCell cell,
      ScoredImages images,
      String name,
      boolean anomalies,
      Comparator<Integer> order) {
    int[] places =
        IntStream.of(images.placesOf(anomalies))
            .boxed()
            .sorted(order)
            .limit(IMAGES)
            .mapToInt(Integer::intValue)
            .toArray();
    if (places.length > 0) {
      BufferedImage strip =
          ImageStrip.draw(cell.test().labelled().images(), places, images.scores());
      write(cell, "images/" + name + ".png", "images", strip);
    }
  }

  private static void figure(ScoredCell cell, String name, BufferedImage image) {
    write(cell, "figures/" + name + ".png", "figure", image);
  }

  private static void write(ScoredCell cell, String path, String kind, BufferedImage image) {
    PngFile.write(image, cell.folder().resolve(path));
    cell.announce(path, kind);
  }
}
