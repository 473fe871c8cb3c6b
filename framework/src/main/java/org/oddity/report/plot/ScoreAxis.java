package org.oddity.report.plot;

import java.util.Locale;
import java.util.Optional;
import java.util.function.DoubleFunction;
import java.util.stream.DoubleStream;
import org.oddity.evaluation.NormalScale;

/**
 * An axis for scores of any size: linear where that shows something, else logarithmic, else cut off
 * where the bulk of the scores ends.
 *
 * <p>An axis is cut or made logarithmic when its whole range is more than {@value #ABSURD} times
 * the range of the middle 90 %: a plain axis would then show all images in one place.
 *
 * @param low where it begins, in its own units
 * @param high where it ends, above {@code low}
 * @param logarithmic whether its units are decimal logarithms of scores
 * @param below how many scores lie below it and are drawn at its edge
 * @param above how many lie above it
 */
public record ScoreAxis(double low, double high, boolean logarithmic, int below, int above) {
  private static final double ABSURD = 20;
  private static final double LARGEST = 1e300;
  private static final double MOST_SCALED = 1e5;

  public ScoreAxis {
    if (!(low < high)) {
      throw new IllegalArgumentException("an axis from " + low + " to " + high);
    }
  }

  /**
   * Chooses an axis.
   *
   * @param scores finite, at least one
   * @param threshold taken onto the axis where that costs less than half of its length; may be NaN
   */
  public static ScoreAxis of(double[] scores, double threshold) {
    double[] sorted = DoubleStream.of(scores).map(ScoreAxis::tame).sorted().toArray();
    Range linear = Range.of(sorted);
    boolean logarithmic = false;
    Range chosen = linear;
    if (linear.absurd() && sorted[0] > 0) {
      Range logarithms = Range.of(DoubleStream.of(sorted).map(Math::log10).toArray());
      logarithmic = true;
      chosen = logarithms.absurd() ? logarithms.cut() : logarithms;
    } else if (linear.absurd()) {
      chosen = linear.cut();
    }
    boolean placeable = Double.isFinite(threshold) && (!logarithmic || threshold > 0);
    Range padded = chosen.including(placeable ? unit(threshold, logarithmic) : Double.NaN).padded();
    boolean units = logarithmic;
    int below = (int) DoubleStream.of(sorted).filter(s -> unit(s, units) < padded.low).count();
    int above = (int) DoubleStream.of(sorted).filter(s -> unit(s, units) > padded.high).count();
    return new ScoreAxis(padded.low, padded.high, logarithmic, below, above);
  }

  /** Returns where a score lies in the axis's units; at its nearer end where it lies beyond. */
  public double place(double score) {
    double unit = logarithmic && score <= 0 ? low : unit(score, logarithmic);
    return Math.max(low, Math.min(high, unit));
  }

  /** Returns where a score lies, 0 at the beginning of the axis and 1 at its end. */
  public double fraction(double score) {
    return (place(score) - low) / (high - low);
  }

  /** Returns whether a score lies on the axis itself. */
  public boolean shows(double score) {
    if (!Double.isFinite(score) || (logarithmic && score <= 0)) {
      return false;
    }
    double unit = unit(score, logarithmic);
    return unit >= low && unit <= high;
  }

  /** Returns the score at a place on the axis. */
  public double score(double unit) {
    return logarithmic ? Math.pow(10, unit) : unit;
  }

  /**
   * Returns the same axis on another scale; nothing of a logarithmic one, on which that has no even
   * steps, and of one that the scale would shrink to a point or stretch beyond all numbers.
   */
  Optional<ScoreAxis> on(NormalScale scale) {
    double from = scale.scaled(low);
    double to = scale.scaled(high);
    boolean usable = !logarithmic && from < to && to - from < MOST_SCALED;
    return usable ? Optional.of(new ScoreAxis(from, to, false, below, above)) : Optional.empty();
  }

  /** Returns what stands beside the axis. */
  public String title() {
    String scale = logarithmic ? "anomaly score, logarithmic" : "anomaly score";
    return below + above == 0 ? scale : scale + " (" + (below + above) + " beyond the edge)";
  }

  private static double unit(double score, boolean logarithmic) {
    return logarithmic ? Math.log10(tame(score)) : tame(score);
  }

  private static double tame(double score) {
    return Math.max(-LARGEST, Math.min(LARGEST, score));
  }

  /** A range of values and the range of their middle 90 %. */
  private record Range(double low, double high, double bulkLow, double bulkHigh) {
    static Range of(double[] sorted) {
      int last = sorted.length - 1;
      return new Range(
          sorted[0],
          sorted[last],
          sorted[(int) Math.ceil(0.05 * last)],
          sorted[(int) Math.floor(0.95 * last)]);
    }

    boolean absurd() {
      double bulk = bulkHigh - bulkLow;
      return bulk > 0 && (high - low) / bulk > ABSURD;
    }

    Range cut() {
      double margin = bulkHigh - bulkLow;
      return new Range(
          Math.max(low, bulkLow - margin), Math.min(high, bulkHigh + margin), bulkLow, bulkHigh);
    }

    Range including(double value) {
      double length = high - low;
      boolean near = value >= low - length / 2 && value <= high + length / 2;
      return near
          ? new Range(Math.min(low, value), Math.max(high, value), bulkLow, bulkHigh)
          : this;
    }

    Range padded() {
      double scale = Math.max(Math.abs(low), Math.abs(high));
      double length = high - low;
      double margin = length > scale * 1e-9 ? length * 0.03 : Math.max(scale * 0.05, 1e-12);
      return new Range(low - margin, high + margin, bulkLow, bulkHigh);
    }
  }

  /** Returns values that divide the axis at round numbers, in its units, at most {@code most}. */
  public double[] ticks(int most) {
    double step = step(most);
    double first = Math.ceil(low / step);
    int count = (int) Math.max(0, Math.min(most, Math.floor(high / step) - first + 1));
    double[] ticks = new double[count];
    for (int i = 0; i < count; i++) {
      ticks[i] = (first + i) * step;
    }
    return ticks;
  }

  /** Returns how the values of {@link #ticks} are written: as briefly as tells them apart. */
  public DoubleFunction<String> labels(int most) {
    double step = step(most);
    double largest = logarithmic ? Math.pow(10, high) : Math.max(Math.abs(low), Math.abs(high));
    boolean plain = !logarithmic && largest < 1e5 && step >= 1e-4;
    int decimals = (int) Math.max(0, Math.ceil(-Math.log10(step) - 1e-9));
    int digits = (int) Math.min(12, Math.max(0, Math.ceil(Math.log10(largest / step) - 1e-9)));
    return unit -> {
      if (plain) {
        return String.format(Locale.ROOT, "%." + decimals + "f", unit);
      }
      if (logarithmic) {
        return String.format(Locale.ROOT, step >= 1 ? "%.0e" : "%.1e", score(unit));
      }
      return String.format(Locale.ROOT, "%." + digits + "e", unit);
    };
  }

  private double step(int most) {
    double step = Math.pow(10, Math.ceil(Math.log10((high - low) / most)));
    for (double factor : new double[] {0.2, 0.5}) {
      if ((high - low) / (step * factor) <= most && !(logarithmic && step * factor < 0.5)) {
        return step * factor;
      }
    }
    return step;
  }
}
