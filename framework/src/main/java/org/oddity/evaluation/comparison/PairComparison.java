package org.oddity.evaluation.comparison;

import java.util.List;

/**
 * How two methods differ.
 *
 * @param a the first method
 * @param b the second method
 * @param tasks one difference per task
 * @param overTasks whether one is better over tasks
 */
public record PairComparison(
    String a, String b, List<TaskDifference> tasks, WilcoxonSignedRank overTasks) {
  public PairComparison {
    tasks = List.copyOf(tasks);
  }
}
