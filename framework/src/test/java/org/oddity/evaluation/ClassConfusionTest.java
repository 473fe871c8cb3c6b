package org.oddity.evaluation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class ClassConfusionTest {
  /** sklearn.metrics.confusion_matrix([2, 0, 2, 2, 0, 1], [0, 0, 2, 2, 0, 2]), its own example. */
  @Test
  void isTheMatrixOfScikitLearn() {
    ClassConfusion confusion =
        ClassConfusion.of(new int[] {2, 0, 2, 2, 0, 1}, new int[] {0, 0, 2, 2, 0, 2});
    assertThat(confusion.counts()).isDeepEqualTo(new int[][] {{2, 0, 0}, {0, 0, 1}, {1, 0, 2}});
    assertThat(confusion.share(2, 2)).isEqualTo(2 / 3.0);
    assertThat(confusion.images(0)).isEqualTo(2);
  }

  @Test
  void classesThatWereOnlyNamedHaveARowOfZeros() {
    ClassConfusion confusion = ClassConfusion.of(new int[] {4}, new int[] {7});
    assertThat(confusion.classes()).containsExactly(4, 7);
    assertThat(confusion.counts()).isDeepEqualTo(new int[][] {{0, 1}, {0, 0}});
    assertThat(confusion.share(1, 1)).isZero();
    assertThatThrownBy(() -> ClassConfusion.of(new int[1], new int[2]))
        .isInstanceOf(IllegalArgumentException.class);
  }
}
