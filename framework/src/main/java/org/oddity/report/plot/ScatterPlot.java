package org.oddity.report.plot;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.oddity.evaluation.NormalScale;
import org.oddity.report.canvas.Canvas;
import org.oddity.report.canvas.Drawing;
import org.oddity.report.canvas.Lettering;
import org.oddity.report.canvas.Lettering.Anchor;
import org.oddity.report.canvas.Pen;
import org.oddity.report.canvas.Tone;
import org.oddity.report.run.ScoredImages;

/**
 * Every test image as a dot: its class to the right, its score upwards.
 *
 * @param title stands above; may be empty
 * @param images scores finite
 * @param classNames by the class's number; where there are too many, numbers stand there instead
 * @param threshold NaN for none
 * @param scale what stands to the right of the axis, scores without their unit; nothing for none
 * @param most how many dots of a group are drawn at most
 */
public record ScatterPlot(
    String title,
    ScoredImages images,
    List<String> classNames,
    double threshold,
    Optional<NormalScale> scale,
    int most)
    implements Drawing {
  private static final double SPREAD = 0.36;
  private static final int MOST_NAMED = 20;
  private static final int LONGEST = 12;
  private static final double HIGH = 210;
  private static final double SCALE_WIDTH = 54;
  private static final int MOST_TICKS = 6;

  public ScatterPlot {
    classNames = List.copyOf(classNames);
  }

  @Override
  public int width() {
    return 460;
  }

  @Override
  public int height() {
    return (int) (top() + HIGH + legend() + 12);
  }

  @Override
  public String description() {
    return "Scores of the test images by class";
  }

  @Override
  public void draw(Canvas canvas) {
    ScoreAxis axis = ScoreAxis.of(images.scores(), threshold);
    Optional<ScoreAxis> scaled = scale.flatMap(each -> axis.on(each));
    double right = scaled.isPresent() ? 450 - SCALE_WIDTH : 450;
    Frame frame = new Frame(64, top(), right, top() + HIGH);
    int[] classes = classes();
    frame.title(canvas, title);
    frame.yTicks(canvas, axis, MOST_TICKS);
    frame.yTitle(canvas, axis.title());
    scaled.ifPresent(
        each -> frame.rightTicks(canvas, each, MOST_TICKS, "0 to 1: held-out normals"));
    frame.baseline(canvas);
    classes(canvas, frame, classes);
    dots(canvas, frame, axis, classes, true);
    dots(canvas, frame, axis, classes, false);
    if (axis.shows(threshold)) {
      double y = frame.y(axis.fraction(threshold));
      canvas.line(frame.left(), y, frame.right(), y, Pen.dashed(Tone.INK, 1.5));
    }
    frame.legend(canvas, legend(), entries(threshold, axis));
  }

  private double top() {
    return title.isEmpty() ? 10 : 38;
  }

  /** How far below the frame the legend stands: slanted names take more room. */
  private double legend() {
    return turned(classes().length) ? 72 : 44;
  }

  private int[] classes() {
    return IntStream.of(images.classes()).distinct().sorted().toArray();
  }

  private static boolean turned(int classes) {
    return classes > 4 && classes <= MOST_NAMED;
  }

  static Frame.Entry[] entries(double threshold, ScoreAxis axis) {
    Frame.Entry normal = new Frame.Entry("normal", Pen.solid(Tone.NORMAL, 1), true);
    Frame.Entry anomalous = new Frame.Entry("anomalous", Pen.solid(Tone.ANOMALOUS, 1), true);
    if (Double.isNaN(threshold)) {
      return new Frame.Entry[] {normal, anomalous};
    }
    String text =
        "threshold " + Numbers.brief(threshold) + (axis.shows(threshold) ? "" : ", beyond");
    return new Frame.Entry[] {
      normal, anomalous, new Frame.Entry(text, Pen.dashed(Tone.INK, 1.5), false)
    };
  }

  private void classes(Canvas canvas, Frame frame, int[] classes) {
    boolean named = classes.length <= MOST_NAMED;
    int every = named ? 1 : (int) Math.ceil(classes.length / 12.0);
    boolean turned = turned(classes.length);
    Lettering lettering = Lettering.plain(Tone.MUTED, Frame.LETTERS - 1, Anchor.MIDDLE);
    Lettering slanted = Lettering.plain(Tone.MUTED, Frame.LETTERS - 1, Anchor.END).turned(-35);
    for (int i = 0; i < classes.length; i += every) {
      double x = frame.x((i + 0.5) / classes.length) + (turned ? 5 : 0);
      canvas.text(
          named ? name(classes[i]) : Integer.toString(classes[i]),
          x,
          frame.bottom() + 15,
          turned ? slanted : lettering);
    }
  }

  private String name(int index) {
    String name =
        index >= 0 && index < classNames.size() ? classNames.get(index) : Integer.toString(index);
    return name.length() <= LONGEST ? name : name.substring(0, LONGEST - 1) + "…";
  }

  private void dots(Canvas canvas, Frame frame, ScoreAxis axis, int[] classes, boolean anomalies) {
    int[] group = images.placesOf(anomalies);
    double[] scores = images.scoresOf(anomalies);
    int[] chosen = Thinning.byRank(scores, most);
    SplittableRandom jitter = new SplittableRandom(group.length);
    double[] xs = new double[chosen.length];
    double[] ys = new double[chosen.length];
    for (int i = 0; i < chosen.length; i++) {
      int column = Arrays.binarySearch(classes, images.classes()[group[chosen[i]]]);
      double x = column + 0.5 + SPREAD * (2 * jitter.nextDouble() - 1);
      xs[i] = frame.x(x / classes.length);
      ys[i] = frame.y(axis.fraction(scores[chosen[i]]));
    }
    double radius = Math.min(most, images.count()) > 2000 ? 0.9 : 1.6;
    canvas.dots(xs, ys, radius, anomalies ? Tone.ANOMALOUS : Tone.NORMAL);
  }
}
