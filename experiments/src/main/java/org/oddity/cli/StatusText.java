package org.oddity.cli;

import java.io.PrintWriter;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import org.oddity.tracking.CellRecord;
import org.oddity.tracking.status.CellProgress;
import org.oddity.tracking.status.CellProgress.Stage;
import org.oddity.tracking.status.RunProgress;
import org.oddity.tracking.status.TrainingProgress;

/** Prints how far a run is, for people. */
final class StatusText {
  private static final int MOST_FAILURES = 10;

  private final PrintWriter out;
  private final String metric;

  StatusText(PrintWriter out, String metric) {
    this.out = out;
    this.metric = metric;
  }

  void print(String name, RunProgress progress, boolean everyCell) {
    out.printf("%s: %s%s%n", name, word(progress.state()), reason(progress));
    out.printf(
        "%d cells: %d finished, %d failed, %d running, %d waiting%s%n",
        progress.cells().size(),
        progress.count(Stage.FINISHED),
        progress.count(Stage.FAILED),
        progress.count(Stage.RUNNING),
        progress.count(Stage.WAITING) + progress.count(Stage.INTERRUPTED),
        progress.secondsLeft().isPresent()
            ? ", about " + Durations.text(progress.secondsLeft().getAsDouble()) + " left"
            : "");
    if (everyCell) {
      int longest = longestTitle(progress.cells());
      progress.cells().forEach(cell -> print(cell, longest));
      return;
    }
    List<CellProgress> running = of(progress, Stage.RUNNING);
    List<CellProgress> failed = of(progress, Stage.FAILED);
    int longest = Math.max(longestTitle(running), longestTitle(failed));
    running.forEach(cell -> print(cell, longest));
    failed.stream().limit(MOST_FAILURES).forEach(cell -> print(cell, longest));
    if (failed.size() > MOST_FAILURES) {
      out.printf("… and %d more that failed: --cells%n", failed.size() - MOST_FAILURES);
    }
  }

  private static String reason(RunProgress progress) {
    return progress.reason().isEmpty() ? "" : " (" + progress.reason() + ")";
  }

  private static List<CellProgress> of(RunProgress progress, Stage stage) {
    return progress.cells().stream().filter(cell -> cell.stage() == stage).toList();
  }

  private static int longestTitle(List<CellProgress> cells) {
    return cells.stream()
        .map(cell -> title(cell.cell()).length())
        .max(Comparator.naturalOrder())
        .orElse(1);
  }

  private void print(CellProgress cell, int longest) {
    out.printf(
        "%-11s  %-" + longest + "s  %s%n", word(cell.stage()), title(cell.cell()), detail(cell));
  }

  private static String title(CellRecord cell) {
    return cell.dataset() + " · " + cell.title();
  }

  private String detail(CellProgress cell) {
    if (cell.value().isPresent()) {
      return String.format(Locale.ROOT, "%s %.4f", metric, cell.value().getAsDouble());
    }
    return cell.training().map(StatusText::detail).orElse(cell.reason());
  }

  private static String detail(TrainingProgress training) {
    String text = training.phase() + ": epoch " + training.epoch();
    if (training.epochs().isPresent()) {
      text += " of " + training.epochs().getAsLong();
    }
    return training.secondsLeft().isPresent()
        ? text + ", about " + Durations.text(training.secondsLeft().getAsDouble()) + " left"
        : text;
  }

  static String word(Enum<?> constant) {
    return constant.name().toLowerCase(Locale.ROOT);
  }
}
