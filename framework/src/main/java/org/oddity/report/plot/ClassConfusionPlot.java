package org.oddity.report.plot;

import java.util.List;
import org.oddity.evaluation.ClassConfusion;
import org.oddity.report.canvas.Canvas;
import org.oddity.report.canvas.Drawing;
import org.oddity.report.canvas.Lettering;
import org.oddity.report.canvas.Lettering.Anchor;
import org.oddity.report.canvas.Pen;
import org.oddity.report.canvas.Tone;

/**
 * How often which class was named for images of which: a square for each pair, its area the share
 * of the class's images, with their number where there is room.
 *
 * @param title stands above; may be empty
 * @param confusion of at least one class
 * @param classNames the dataset's class names; a number stands for one that is missing
 */
public record ClassConfusionPlot(String title, ClassConfusion confusion, List<String> classNames)
    implements Drawing {
  private static final int MOST_NUMBERED = 20;
  private static final double LARGE = 34;
  private static final double SMALL = 12;
  private static final double LABELS = 96;
  private static final double LETTERS = 11;
  private static final int LONGEST = 14;

  public ClassConfusionPlot {
    classNames = List.copyOf(classNames);
  }

  private int count() {
    return confusion.classes().size();
  }

  private double cell() {
    return count() <= MOST_NUMBERED ? LARGE : SMALL;
  }

  private double top() {
    return title.isEmpty() ? 24 : 52;
  }

  @Override
  public int width() {
    return (int) (LABELS + count() * cell() + 24);
  }

  @Override
  public int height() {
    return (int) (top() + count() * cell() + LABELS);
  }

  @Override
  public String description() {
    return "Confusion matrix of the classes";
  }

  @Override
  public void draw(Canvas canvas) {
    double side = count() * cell();
    Frame frame = new Frame(LABELS, top(), LABELS + side, top() + side);
    if (!title.isEmpty()) {
      canvas.text(
          title,
          (frame.left() + frame.right()) / 2,
          18,
          new Lettering(Tone.INK, 13, true, Anchor.MIDDLE, 0));
    }
    Lettering axis = Lettering.plain(Tone.MUTED, LETTERS, Anchor.START);
    canvas.text("truth ↓ named →", 2, frame.top() - 8, axis);
    for (int i = 0; i <= count(); i++) {
      Pen pen = Pen.solid(Tone.GRID, 1);
      double at = i * cell();
      canvas.line(frame.left(), frame.top() + at, frame.right(), frame.top() + at, pen);
      canvas.line(frame.left() + at, frame.top(), frame.left() + at, frame.bottom(), pen);
    }
    for (int i = 0; i < count(); i++) {
      double middle = (i + 0.5) * cell();
      Lettering name = Lettering.plain(Tone.INK, LETTERS, Anchor.END);
      canvas.text(name(i), frame.left() - 6, frame.top() + middle + 4, name);
      canvas.text(name(i), frame.left() + middle + 4, frame.bottom() + 10, name.turned(-50));
      for (int j = 0; j < count(); j++) {
        pair(canvas, frame, i, j);
      }
    }
  }

  private void pair(Canvas canvas, Frame frame, int row, int column) {
    int images = confusion.counts()[row][column];
    if (images == 0) {
      return;
    }
    double x = frame.left() + (column + 0.5) * cell();
    double y = frame.top() + (row + 0.5) * cell();
    double half = Math.sqrt(confusion.share(row, column)) * cell() / 2;
    canvas.area(
        new double[] {x - half, x + half, x + half, x - half},
        new double[] {y - half, y - half, y + half, y + half},
        row == column ? Tone.NORMAL : Tone.ANOMALOUS);
    if (count() <= MOST_NUMBERED) {
      Lettering number = Lettering.plain(Tone.INK, LETTERS - 1, Anchor.MIDDLE);
      canvas.text(Integer.toString(images), x, y + 4, number);
    }
  }

  private String name(int place) {
    int label = confusion.classes().get(place);
    String name =
        label >= 0 && label < classNames.size() ? classNames.get(label) : Integer.toString(label);
    return name.length() <= LONGEST ? name : name.substring(0, LONGEST - 1) + "…";
  }
}
