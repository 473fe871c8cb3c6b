package org.oddity.evaluation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class ClassDecisionsTest {
  @Test
  void countsEachClassAndSide() {
    double[] scores = {0.1, 0.5, 0.6, 0.4, 0.9, 0.5};
    boolean[] anomalous = {false, false, true, true, true, false};
    int[] classes = {3, 3, 0, 0, 0, 1};
    assertThat(ClassDecisions.at(0.5, scores, anomalous, classes))
        .containsExactly(
            new ClassDecisions(0, true, 3, 2),
            new ClassDecisions(1, false, 1, 1),
            new ClassDecisions(3, false, 2, 1))
        .extracting(ClassDecisions::accuracy)
        .containsExactly(2 / 3.0, 0.0, 0.5);
  }

  @Test
  void aClassOnBothSidesHasTwoEntries() {
    assertThat(
            ClassDecisions.at(
                0, new double[] {1, -1}, new boolean[] {true, false}, new int[] {-1, -1}))
        .containsExactly(new ClassDecisions(-1, false, 1, 0), new ClassDecisions(-1, true, 1, 1));
  }

  @Test
  void allClassesTogetherAreTheConfusionMatrix() {
    Random random = new Random(3);
    int count = 500;
    double[] scores = random.doubles(count).toArray();
    boolean[] anomalous = new boolean[count];
    int[] classes = new int[count];
    for (int i = 0; i < count; i++) {
      classes[i] = random.nextInt(10);
      anomalous[i] = classes[i] == 4;
    }
    Confusion confusion = Confusion.at(0.3, scores, anomalous);
    List<ClassDecisions> decisions = ClassDecisions.at(0.3, scores, anomalous, classes);
    assertThat(decisions).hasSize(10);
    assertThat(decisions.stream().mapToInt(ClassDecisions::images).sum()).isEqualTo(count);
    assertThat((double) decisions.stream().mapToInt(ClassDecisions::correct).sum() / count)
        .isEqualTo(confusion.accuracy());
    assertThat(decisions.get(4).accuracy()).isEqualTo(confusion.recall());
  }

  @Test
  void refusesWhatDoesNotFit() {
    assertThatThrownBy(
            () -> ClassDecisions.at(0, new double[2], new boolean[2], new int[] {1, 2, 3}))
        .hasMessage("2 scores for 2 labels and 3 classes");
    assertThatThrownBy(() -> new ClassDecisions(0, false, 2, 3)).hasMessage("3 of 2 images");
  }
}
