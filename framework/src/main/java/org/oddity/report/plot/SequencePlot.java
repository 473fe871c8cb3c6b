package org.oddity.report.plot;

import java.util.Arrays;
import java.util.stream.IntStream;
import org.oddity.report.canvas.Canvas;
import org.oddity.report.canvas.Drawing;
import org.oddity.report.canvas.Pen;
import org.oddity.report.canvas.Tone;

/**
 * The scores of images that follow one another, with those at or above the threshold marked.
 *
 * @param title stands above; may be empty
 * @param scores in order, finite, at least one; the first is frame 1
 * @param threshold at or above it an image is called anomalous
 */
public record SequencePlot(String title, double[] scores, double threshold) implements Drawing {
  private static final int MOST_DOTS_LARGE = 400;

  @Override
  public int width() {
    return 760;
  }

  @Override
  public int height() {
    return title.isEmpty() ? 280 : 308;
  }

  @Override
  public String description() {
    return "Anomaly score of each frame";
  }

  @Override
  public void draw(Canvas canvas) {
    double top = title.isEmpty() ? 10 : 38;
    Frame frame = new Frame(64, top, 736, top + 200);
    ScoreAxis upwards = ScoreAxis.of(scores, threshold);
    ScoreAxis across = new ScoreAxis(0.5, scores.length + 0.5, false, 0, 0);
    frame.title(canvas, title);
    frame.yTicks(canvas, upwards, 6);
    // Fewer marks than frames, so that none falls between two.
    frame.xTicks(canvas, across, Math.min(10, scores.length));
    frame.yTitle(canvas, upwards.title());
    frame.xTitle(canvas, "frame", 34);
    double[] xs = IntStream.rangeClosed(1, scores.length).mapToDouble(across::fraction).toArray();
    for (int i = 0; i < xs.length; i++) {
      xs[i] = frame.x(xs[i]);
    }
    double[] ys = Arrays.stream(scores).map(upwards::fraction).map(frame::y).toArray();
    canvas.line(xs, ys, Pen.solid(Tone.MUTED, 1));
    dots(canvas, xs, ys, false);
    dots(canvas, xs, ys, true);
    frame.baseline(canvas);
    if (upwards.shows(threshold)) {
      double y = frame.y(upwards.fraction(threshold));
      canvas.line(frame.left(), y, frame.right(), y, Pen.dashed(Tone.INK, 1.5));
    }
    frame.legend(canvas, 62, ScatterPlot.entries(threshold, upwards));
  }

  private void dots(Canvas canvas, double[] xs, double[] ys, boolean anomalous) {
    int[] chosen =
        IntStream.range(0, scores.length)
            .filter(i -> scores[i] >= threshold == anomalous)
            .toArray();
    canvas.dots(
        IntStream.of(chosen).mapToDouble(i -> xs[i]).toArray(),
        IntStream.of(chosen).mapToDouble(i -> ys[i]).toArray(),
        scores.length > MOST_DOTS_LARGE ? 1.2 : 2.6,
        anomalous ? Tone.ANOMALOUS : Tone.NORMAL);
  }
}
