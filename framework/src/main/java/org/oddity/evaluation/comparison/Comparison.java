package org.oddity.evaluation.comparison;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * How several methods differ, task by task and over tasks.
 *
 * @param methods in the order they were first met, those that no common task has included
 * @param tasks those that every method was scored on; all that follows speaks of them alone
 * @param leftOut tasks that some method was not scored on
 * @param level of the intervals; one minus it is that of the critical difference
 * @param pairs every method with every later one; empty without a common task
 * @param ranks over tasks, where there are two methods and two common tasks
 */
public record Comparison(
    List<String> methods,
    List<String> tasks,
    List<String> leftOut,
    double level,
    List<PairComparison> pairs,
    Optional<RankComparison> ranks) {
  public Comparison {
    methods = List.copyOf(methods);
    tasks = List.copyOf(tasks);
    leftOut = List.copyOf(leftOut);
    pairs = List.copyOf(pairs);
  }

  /**
   * Compares all methods.
   *
   * @param given scores by task; the methods of a task scored the same images
   * @param level such as 0.95
   */
  public static Comparison of(List<TaskScores> given, double level) {
    Set<String> methods = new LinkedHashSet<>();
    given.forEach(task -> methods.addAll(task.scores().keySet()));
    List<String> tasks = new ArrayList<>();
    List<String> leftOut = new ArrayList<>();
    List<Map<String, StructuralComponents>> components = new ArrayList<>();
    for (TaskScores task : given) {
      if (task.scores().keySet().containsAll(methods)) {
        tasks.add(task.task());
        components.add(components(task));
      } else {
        leftOut.add(task.task());
      }
    }
    List<String> names = List.copyOf(methods);
    return new Comparison(
        names,
        tasks,
        leftOut,
        level,
        tasks.isEmpty() ? List.of() : pairs(names, tasks, components, level),
        tasks.size() < 2 || names.size() < 2
            ? Optional.empty()
            : Optional.of(RankComparison.of(names, auroc(names, components), 1 - level)));
  }

  private static Map<String, StructuralComponents> components(TaskScores task) {
    Map<String, StructuralComponents> components = new LinkedHashMap<>();
    task.scores()
        .forEach(
            (method, trainings) ->
                components.put(method, StructuralComponents.meanOf(trainings, task.anomalous())));
    return components;
  }

  private static double[][] auroc(
      List<String> methods, List<Map<String, StructuralComponents>> components) {
    return components.stream()
        .map(task -> methods.stream().mapToDouble(m -> task.get(m).auroc()).toArray())
        .toArray(double[][]::new);
  }

  private static List<PairComparison> pairs(
      List<String> methods,
      List<String> tasks,
      List<Map<String, StructuralComponents>> components,
      double level) {
    List<PairComparison> pairs = new ArrayList<>();
    for (int a = 0; a < methods.size(); a++) {
      for (int b = a + 1; b < methods.size(); b++) {
        String first = methods.get(a);
        String second = methods.get(b);
        List<AurocDifference> differences =
            components.stream()
                .map(task -> DeLongTest.compare(task.get(first), task.get(second), level))
                .toList();
        pairs.add(pair(first, second, tasks, differences));
      }
    }
    return pairs;
  }

  private static PairComparison pair(
      String a, String b, List<String> tasks, List<AurocDifference> differences) {
    double[] adjusted =
        HolmCorrection.adjust(differences.stream().mapToDouble(AurocDifference::p).toArray());
    List<TaskDifference> byTask = new ArrayList<>();
    for (int i = 0; i < adjusted.length; i++) {
      byTask.add(new TaskDifference(tasks.get(i), differences.get(i), adjusted[i]));
    }
    double[] sizes = differences.stream().mapToDouble(AurocDifference::difference).toArray();
    return new PairComparison(a, b, byTask, WilcoxonSignedRank.of(sizes));
  }
}
