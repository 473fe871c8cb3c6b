package org.oddity.evaluation.comparison;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.oddity.evaluation.Auroc;

class ComparisonTest {
  private static TaskScores task(String name, long seed, double better) {
    TestingPair pair = TestingPair.draw(seed, 150, 60, better);
    Map<String, List<double[]>> scores = new LinkedHashMap<>();
    scores.put("ours", List.of(pair.a()));
    scores.put("theirs", List.of(pair.b()));
    double[] noise = TestingPair.draw(seed + 1000, 210, 0, 0).a();
    scores.put("noise", List.of(noise));
    return new TaskScores(name, pair.anomalous(), scores);
  }

  private static List<TaskScores> tenTasks() {
    List<TaskScores> tasks = new ArrayList<>();
    for (int i = 0; i < 10; i++) {
      tasks.add(task("class " + i, i, 1));
    }
    return tasks;
  }

  @Test
  void everyPairIsComparedOnEveryTaskAndOverTasks() {
    List<TaskScores> tasks = tenTasks();
    Comparison comparison = Comparison.of(tasks, 0.95);
    assertThat(comparison.methods()).containsExactly("ours", "theirs", "noise");
    assertThat(comparison.pairs())
        .extracting(pair -> pair.a() + "-" + pair.b())
        .containsExactly("ours-theirs", "ours-noise", "theirs-noise");
    PairComparison first = comparison.pairs().get(0);
    assertThat(first.tasks()).hasSize(10);
    TaskScores task = tasks.get(3);
    TaskDifference difference = first.tasks().get(3);
    assertThat(difference.task()).isEqualTo("class 3");
    assertThat(difference.difference())
        .isEqualTo(
            DeLongTest.compare(
                task.scores().get("ours"), task.scores().get("theirs"), task.anomalous(), 0.95));
    assertThat(difference.difference().aurocA())
        .isEqualTo(Auroc.of(task.scores().get("ours").get(0), task.anomalous()));
    assertThat(difference.adjustedP()).isGreaterThanOrEqualTo(difference.difference().p());
    assertThat(first.overTasks().p()).isLessThan(0.01);
  }

  @Test
  void ranksOverTasksPutTheBestFirst() {
    RankComparison ranks = Comparison.of(tenTasks(), 0.95).ranks().orElseThrow();
    assertThat(ranks.averageRanks().get(0)).isLessThan(ranks.averageRanks().get(1));
    assertThat(ranks.averageRanks().get(1)).isLessThan(ranks.averageRanks().get(2));
    assertThat(ranks.averageRanks().stream().mapToDouble(r -> r).sum()).isCloseTo(6, within(1e-12));
    assertThat(ranks.friedman().p()).isLessThan(0.001);
    assertThat(ranks.alpha()).isCloseTo(0.05, within(1e-12));
  }

  @Test
  void aTaskThatAMethodLacksIsLeftOutAndNamed() {
    List<TaskScores> tasks = new ArrayList<>(tenTasks());
    TaskScores last = tasks.remove(9);
    Map<String, List<double[]>> fewer = new LinkedHashMap<>(last.scores());
    fewer.put("noise", List.of());
    tasks.add(new TaskScores(last.task(), last.anomalous(), fewer));
    Comparison comparison = Comparison.of(tasks, 0.95);
    assertThat(comparison.leftOut()).containsExactly("class 9");
    assertThat(comparison.tasks()).hasSize(9).doesNotContain("class 9");
  }

  @Test
  void oneTaskHasNoRanksAndNothingInCommonHasNoPairs() {
    Comparison one = Comparison.of(List.of(task("only", 1, 0.5)), 0.95);
    assertThat(one.ranks()).isEmpty();
    assertThat(one.pairs()).hasSize(3);
    TestingPair pair = TestingPair.draw(1, 30, 20, 0);
    Comparison none =
        Comparison.of(
            List.of(
                new TaskScores("x", pair.anomalous(), Map.of("a", List.of(pair.a()))),
                new TaskScores("y", pair.anomalous(), Map.of("b", List.of(pair.b())))),
            0.95);
    assertThat(none.leftOut()).containsExactly("x", "y");
    assertThat(none.pairs()).isEmpty();
    assertThat(none.ranks()).isEmpty();
    assertThat(Comparison.of(List.of(), 0.95).methods()).isEmpty();
  }

  @Test
  void scoresOfOtherImagesAreRefused() {
    assertThatThrownBy(
            () -> new TaskScores("cat", new boolean[5], Map.of("kde", List.of(new double[4]))))
        .hasMessage("cat: 4 scores of kde for 5 images");
  }
}
