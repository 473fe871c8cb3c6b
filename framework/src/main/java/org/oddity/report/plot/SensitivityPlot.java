package org.oddity.report.plot;

import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.stream.DoubleStream;
import org.oddity.report.canvas.Canvas;
import org.oddity.report.canvas.Drawing;
import org.oddity.report.canvas.Pen;
import org.oddity.report.canvas.Tone;

/**
 * A figure against one option of a detector: a dot for each variant and seed, a line through the
 * means at each value.
 *
 * <p>Numbers stand where they belong, on a logarithmic axis where they span a decade or more; what
 * is no number stands side by side.
 *
 * @param title stands above
 * @param option to the right
 * @param metric upwards
 * @param figures by the option's value as it is written; at least two values with figures each
 */
public record SensitivityPlot(
    String title, String option, String metric, Map<String, List<Double>> figures)
    implements Drawing {
  private static final double DECADE = 10;
  private static final double MARGIN = 0.06;
  private static final double LEAST_RANGE = 0.02;
  private static final double LETTER = 6.2;
  private static final int LONGEST = 14;

  /** Names a few values where they stand; of more, the axis is divided at round numbers. */
  private static final int MOST_NAMED = 8;

  public SensitivityPlot {
    figures = new LinkedHashMap<>(figures);
  }

  @Override
  public int width() {
    return 380;
  }

  @Override
  public int height() {
    return 300;
  }

  @Override
  public String description() {
    return metric + " of " + title + " by " + option;
  }

  @Override
  public void draw(Canvas canvas) {
    Frame frame = new Frame(64, 34, 368, 250);
    Map<String, Double> places = places();
    ScoreAxis across = across(places);
    ScoreAxis upwards = padded(figures.values().stream().flatMap(List::stream), LEAST_RANGE);
    frame.title(canvas, title);
    frame.yTicks(canvas, upwards, 5);
    frame.yTitle(canvas, metric);
    frame.xTitle(canvas, option + (across.logarithmic() ? " (logarithmic)" : ""), 40);
    frame.baseline(canvas);
    ticks(canvas, frame, across, places);
    means(canvas, frame, across, upwards, places);
    dots(canvas, frame, across, upwards, places);
  }

  /** Returns where each value stands: at its number, or else at its place among the others. */
  private Map<String, Double> places() {
    Map<String, Double> places = new LinkedHashMap<>();
    boolean numbers = figures.keySet().stream().allMatch(text -> number(text).isPresent());
    for (String text : figures.keySet()) {
      places.put(text, numbers ? number(text).getAsDouble() : places.size());
    }
    return places;
  }

  private static OptionalDouble number(String text) {
    try {
      double value = Double.parseDouble(text);
      return Double.isFinite(value) ? OptionalDouble.of(value) : OptionalDouble.empty();
    } catch (NumberFormatException notANumber) {
      return OptionalDouble.empty();
    }
  }

  private boolean numeric() {
    return figures.keySet().stream().allMatch(text -> number(text).isPresent());
  }

  private ScoreAxis across(Map<String, Double> places) {
    double least = places.values().stream().mapToDouble(Double::doubleValue).min().orElseThrow();
    double most = places.values().stream().mapToDouble(Double::doubleValue).max().orElseThrow();
    if (numeric() && least > 0 && most / least >= DECADE) {
      double margin = MARGIN * Math.log10(most / least);
      return new ScoreAxis(Math.log10(least) - margin, Math.log10(most) + margin, true, 0, 0);
    }
    double margin = numeric() ? MARGIN * (most - least) : 0.5;
    return new ScoreAxis(least - margin, most + margin, false, 0, 0);
  }

  private static ScoreAxis padded(java.util.stream.Stream<Double> values, double leastRange) {
    double[] all = values.mapToDouble(Double::doubleValue).toArray();
    double least = DoubleStream.of(all).min().orElse(0);
    double most = DoubleStream.of(all).max().orElse(1);
    double margin = Math.max(MARGIN * (most - least), (leastRange - (most - least)) / 2);
    return new ScoreAxis(least - margin, most + margin, false, 0, 0);
  }

  private void ticks(Canvas canvas, Frame frame, ScoreAxis across, Map<String, Double> places) {
    if (numeric() && places.size() > MOST_NAMED) {
      frame.xTicks(canvas, across, 6);
      return;
    }
    double end = Double.NEGATIVE_INFINITY;
    for (String text : sorted(places)) {
      String shown = text.length() <= LONGEST ? text : text.substring(0, LONGEST - 1) + "…";
      double x = frame.x(across.fraction(places.get(text)));
      double half = shown.length() * LETTER / 2;
      boolean free = x - half > end;
      frame.xTick(canvas, across.fraction(places.get(text)), free ? shown : "");
      end = free ? x + half + LETTER : end;
    }
  }

  private static List<String> sorted(Map<String, Double> places) {
    return places.keySet().stream().sorted(Comparator.comparingDouble(places::get)).toList();
  }

  private void means(
      Canvas canvas, Frame frame, ScoreAxis across, ScoreAxis upwards, Map<String, Double> places) {
    List<String> values = sorted(places);
    double[] xs =
        values.stream().mapToDouble(text -> frame.x(across.fraction(places.get(text)))).toArray();
    double[] ys =
        values.stream().mapToDouble(text -> frame.y(upwards.fraction(mean(text)))).toArray();
    if (numeric()) {
      canvas.line(xs, ys, Pen.solid(Tone.FIRST, 1.8));
      return;
    }
    for (int i = 0; i < xs.length; i++) { // no way leads from one name to the next
      canvas.line(xs[i] - 12, ys[i], xs[i] + 12, ys[i], Pen.solid(Tone.FIRST, 1.8));
    }
  }

  private double mean(String text) {
    return figures.get(text).stream().mapToDouble(Double::doubleValue).average().orElseThrow();
  }

  private void dots(
      Canvas canvas, Frame frame, ScoreAxis across, ScoreAxis upwards, Map<String, Double> places) {
    for (Map.Entry<String, List<Double>> value : figures.entrySet()) {
      double x = frame.x(across.fraction(places.get(value.getKey())));
      double[] ys =
          value.getValue().stream().mapToDouble(y -> frame.y(upwards.fraction(y))).toArray();
      double[] xs = new double[ys.length];
      Arrays.fill(xs, x);
      canvas.dots(xs, ys, 2.4, Tone.SECOND);
    }
  }
}
