package org.oddity.report.plot;

import java.util.Arrays;
import java.util.OptionalLong;
import java.util.function.Function;
import java.util.stream.DoubleStream;
import org.oddity.report.canvas.Canvas;
import org.oddity.report.canvas.Drawing;
import org.oddity.report.canvas.Lettering;
import org.oddity.report.canvas.Lettering.Anchor;
import org.oddity.report.canvas.Pen;
import org.oddity.report.canvas.Tone;
import org.oddity.report.run.TrainingHistory.Panel;
import org.oddity.report.run.TrainingHistory.Series;

/**
 * The course of some quantities of a training over its epochs.
 *
 * @param panel what is drawn
 * @param chosenEpoch marked by a dashed line, where one was chosen
 */
public record CoursePlot(Panel panel, OptionalLong chosenEpoch) implements Drawing {
  private static final double HALF_A_PIXEL = 0.5;
  private static final double MOST_STEPS = 4;
  private static final double WIDE = 30;
  private static final double MARGIN = 0.03;
  private static final int LINE = 16;
  private static final int LEFT = 58;
  private static final int RIGHT = 312;
  private static final int PLOT_HEIGHT = 130;

  @Override
  public int width() {
    return 320;
  }

  @Override
  public int height() {
    return 34 + PLOT_HEIGHT + 42 + (named() ? LINE * panel.series().size() + 4 : 0);
  }

  @Override
  public String description() {
    return panel.title() + " over the epochs";
  }

  @Override
  public void draw(Canvas canvas) {
    Frame frame = new Frame(LEFT, 34, RIGHT, 34.0 + PLOT_HEIGHT);
    double[] epochs = all(Series::epochs);
    ScoreAxis across =
        new ScoreAxis(
            DoubleStream.of(epochs).min().orElse(0),
            DoubleStream.of(epochs).max().orElse(1),
            false,
            0,
            0);
    ScoreAxis upwards = upwards(all(Series::values));
    frame.title(canvas, panel.title());
    frame.yTicks(canvas, upwards, 4);
    int step = (int) Math.max(1, Math.ceil((across.high() - across.low()) / MOST_STEPS));
    for (int epoch = (int) across.low(); epoch <= across.high(); epoch += step) {
      frame.xTick(canvas, across.fraction(epoch), Integer.toString(epoch));
    }
    frame.xTitle(canvas, "epoch", 34);
    frame.baseline(canvas);
    chosenEpoch.ifPresent(
        epoch -> {
          double x = frame.x(across.fraction((double) epoch));
          canvas.line(x, frame.top(), x, frame.bottom(), Pen.dashed(Tone.MUTED, 1));
        });
    for (int i = 0; i < panel.series().size(); i++) {
      course(canvas, frame, across, upwards, i);
    }
  }

  /** Losses fall by orders of magnitude: a plain axis would show the first epochs alone. */
  private static ScoreAxis upwards(double[] values) {
    double least = DoubleStream.of(values).min().orElse(0);
    double most = DoubleStream.of(values).max().orElse(1);
    if (least <= 0 || most / least < WIDE) {
      return ScoreAxis.of(values, Double.NaN);
    }
    double low = Math.log10(least);
    double high = Math.log10(most);
    double margin = MARGIN * (high - low);
    return new ScoreAxis(low - margin, high + margin, true, 0, 0);
  }

  private void course(Canvas canvas, Frame frame, ScoreAxis across, ScoreAxis upwards, int index) {
    Series series = panel.series().get(index);
    Pen pen = Tone.compared(index);
    double[] xs = DoubleStream.of(series.epochs()).map(e -> frame.x(across.fraction(e))).toArray();
    double[] ys = DoubleStream.of(series.values()).map(v -> frame.y(upwards.fraction(v))).toArray();
    int[] kept = Thinning.line(xs, ys, HALF_A_PIXEL);
    double[] fewXs = Arrays.stream(kept).mapToDouble(i -> xs[i]).toArray();
    double[] fewYs = Arrays.stream(kept).mapToDouble(i -> ys[i]).toArray();
    canvas.line(fewXs, fewYs, pen);
    if (named()) {
      double y = frame.bottom() + 52 + LINE * index;
      canvas.line(LEFT, y - 4, LEFT + 18.0, y - 4, pen);
      canvas.text(
          series.name(), LEFT + 24.0, y, Lettering.plain(Tone.INK, Frame.LETTERS, Anchor.START));
    }
  }

  /** A lone quantity is named by the title. */
  private boolean named() {
    return panel.series().size() > 1;
  }

  private double[] all(Function<Series, double[]> part) {
    return panel.series().stream().map(part).flatMapToDouble(DoubleStream::of).toArray();
  }
}
