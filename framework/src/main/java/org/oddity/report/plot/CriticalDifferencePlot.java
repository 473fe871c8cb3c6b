package org.oddity.report.plot;

import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import org.oddity.evaluation.comparison.RankComparison;
import org.oddity.report.canvas.Canvas;
import org.oddity.report.canvas.Drawing;
import org.oddity.report.canvas.Lettering;
import org.oddity.report.canvas.Lettering.Anchor;
import org.oddity.report.canvas.Pen;
import org.oddity.report.canvas.Tone;

/**
 * Average ranks on a line, the best at the left; a bar joins methods that do not differ, and one
 * above shows the critical difference (Demšar, "Statistical comparisons of classifiers over
 * multiple data sets", JMLR 7, 2006, figure 1).
 */
public record CriticalDifferencePlot(RankComparison ranks) implements Drawing {
  private static final double LEFT = 195;
  private static final double RIGHT = 505;
  private static final double LINE = 62;
  private static final double ROW = 19;
  private static final int LONGEST = 22;

  @Override
  public int width() {
    return 700;
  }

  @Override
  public int height() {
    return (int) (names() + ROW * Math.ceil(ranks.methods().size() / 2.0) + 4);
  }

  @Override
  public String description() {
    return String.format(
        Locale.ROOT,
        "Average ranks with a critical difference of %.2f",
        ranks.criticalDifference());
  }

  @Override
  public void draw(Canvas canvas) {
    scale(canvas);
    criticalDifference(canvas);
    int count = ranks.methods().size();
    List<Integer> order =
        IntStream.range(0, count)
            .boxed()
            .sorted(Comparator.comparingDouble(i -> ranks.averageRanks().get(i)))
            .toList();
    int atLeft = (count + 1) / 2;
    for (int i = 0; i < count; i++) {
      boolean left = i < atLeft;
      double y = names() + ROW * (left ? i : count - 1 - i);
      method(canvas, order.get(i), y, left);
    }
    groups(canvas);
  }

  private double names() {
    return LINE + 30 + 8 * ranks.groups().size();
  }

  private double x(double rank) {
    return LEFT + (RIGHT - LEFT) * (rank - 1) / (ranks.methods().size() - 1);
  }

  private void scale(Canvas canvas) {
    canvas.line(LEFT, LINE, RIGHT, LINE, Pen.solid(Tone.INK, 1.2));
    int count = ranks.methods().size();
    int every = count > 20 ? 5 : count > 12 ? 2 : 1;
    for (int rank = 1; rank <= count; rank++) {
      boolean named = (rank - 1) % every == 0 || rank == count;
      double x = x(rank);
      canvas.line(x, LINE - (named ? 6 : 3), x, LINE, Pen.solid(Tone.INK, 1.2));
      if (named) {
        Lettering lettering = Lettering.plain(Tone.MUTED, 11, Anchor.MIDDLE);
        canvas.text(Integer.toString(rank), x, LINE - 11, lettering);
      }
    }
    Lettering title = Lettering.plain(Tone.MUTED, 11, Anchor.END);
    canvas.text("average rank, 1 = best", LEFT - 14, LINE + 4, title);
  }

  private void criticalDifference(Canvas canvas) {
    double end = x(1 + ranks.criticalDifference());
    boolean wider = end > RIGHT + 150;
    double right = wider ? RIGHT + 150 : end;
    Pen pen = Pen.solid(Tone.INK, 1.6);
    canvas.line(LEFT, 22, right, 22, pen);
    canvas.line(LEFT, 18, LEFT, 26, pen);
    if (!wider) {
      canvas.line(right, 18, right, 26, pen);
    }
    String text =
        String.format(
            Locale.ROOT,
            "critical difference %.2f at level %.2f",
            ranks.criticalDifference(),
            ranks.alpha());
    canvas.text(text, LEFT, 12, Lettering.plain(Tone.INK, 11, Anchor.START));
  }

  private void method(Canvas canvas, int index, double y, boolean left) {
    double rank = ranks.averageRanks().get(index);
    double end = left ? LEFT - 8 : RIGHT + 8;
    canvas.line(
        new double[] {x(rank), x(rank), end},
        new double[] {LINE, y - 4, y - 4},
        Pen.solid(Tone.MUTED, 1));
    String name = ranks.methods().get(index);
    String shown = name.length() <= LONGEST ? name : name.substring(0, LONGEST - 1) + "…";
    String text =
        left
            ? String.format(Locale.ROOT, "%s  %.2f", shown, rank)
            : String.format(Locale.ROOT, "%.2f  %s", rank, shown);
    Anchor anchor = left ? Anchor.END : Anchor.START;
    double x = left ? end - 5 : end + 5;
    canvas.text(text, x, y, Lettering.plain(Tone.INK, 11.5, anchor));
  }

  private void groups(Canvas canvas) {
    double y = LINE + 10;
    for (List<String> group : ranks.groups()) {
      double[] xs =
          group.stream()
              .mapToDouble(name -> x(ranks.averageRanks().get(ranks.methods().indexOf(name))))
              .sorted()
              .toArray();
      canvas.line(xs[0] - 4, y, xs[xs.length - 1] + 4, y, Pen.solid(Tone.INK, 4));
      y += 8;
    }
  }
}
