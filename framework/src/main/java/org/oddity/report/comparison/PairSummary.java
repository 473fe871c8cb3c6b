package org.oddity.report.comparison;

import java.util.List;
import java.util.Locale;
import org.oddity.evaluation.comparison.AurocDifference;
import org.oddity.evaluation.comparison.PairComparison;
import org.oddity.evaluation.comparison.TaskDifference;
import org.oddity.report.plot.Numbers;

/**
 * One pair of methods in figures to be read.
 *
 * @param difference mean over tasks of the first method's AUROC minus the second's
 * @param better on how many tasks each is better beyond chance, such as {@code 4 : 1}
 * @param p of Wilcoxon's signed-rank test over tasks
 * @param tasks the same task by task
 */
record PairSummary(
    String a, String b, String difference, String better, String p, List<Task> tasks) {

  /** One task's figures. */
  record Task(
      String task,
      String aurocA,
      String aurocB,
      String difference,
      String interval,
      String p,
      boolean significant) {}

  static PairSummary of(PairComparison pair, double level) {
    double mean =
        pair.tasks().stream()
            .mapToDouble(task -> task.difference().difference())
            .average()
            .orElse(0);
    long first = pair.tasks().stream().filter(task -> better(task, level, 1)).count();
    long second = pair.tasks().stream().filter(task -> better(task, level, -1)).count();
    return new PairSummary(
        pair.a(),
        pair.b(),
        signed(mean),
        first + " : " + second,
        p(pair.overTasks().p()),
        pair.tasks().stream().map(task -> task(task, level)).toList());
  }

  private static boolean better(TaskDifference task, double level, int sign) {
    return task.adjustedP() < 1 - level && task.difference().difference() * sign > 0;
  }

  private static Task task(TaskDifference task, double level) {
    AurocDifference difference = task.difference();
    return new Task(
        task.task(),
        Numbers.fixed3(difference.aurocA()),
        Numbers.fixed3(difference.aurocB()),
        signed(difference.difference()),
        signed(difference.interval().low()) + " to " + signed(difference.interval().high()),
        p(task.adjustedP()),
        task.adjustedP() < 1 - level);
  }

  private static String p(double value) {
    return Numbers.probability(value).replaceFirst("^= ", "");
  }

  private static String signed(double value) {
    return String.format(Locale.ROOT, "%+.3f", value);
  }
}
