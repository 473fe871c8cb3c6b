package org.oddity.detector.pretrained.coreset;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.oddity.core.RandomStream;
import org.oddity.detector.pretrained.PretrainedReference;
import org.oddity.tensor.Matrix;
import org.oddity.tensor.Parallelism;

class GreedyCoresetTest {
  @Test
  void picksWhatTheReferencePicks() {
    PretrainedReference reference = new PretrainedReference();
    int[] picks = select(reference.matrix("train"), 7, 15, 1);
    assertThat(Arrays.stream(picks).asDoubleStream().toArray())
        .containsExactly(reference.numbers("picks"));
  }

  /** In few dimensions nearly all rows are soon near a pick, in many hardly any. */
  @ParameterizedTest
  @ValueSource(ints = {1, 2, 8, 19, 70})
  void picksWhatMeasuringEveryRowEachTimePicks(int columns) {
    RandomStream random = new RandomStream(columns);
    Matrix rows = Matrix.wrap(9000, columns, random.gaussian(9000 * columns, 0, 1));
    int[] picks = select(rows, 3, 200, 1);
    assertThat(picks).containsExactly(plainly(rows, 3, 200));
    assertThat(select(rows, 3, 200, 3)).containsExactly(picks);
  }

  @Test
  void endsWhereAllOthersRepeat() {
    Matrix rows = Matrix.wrap(6, 1, new float[] {1, 2, 1, 5, 2, 5});
    assertThat(select(rows, 0, 6, 1)).containsExactly(0, 3, 1);
    assertThatThrownBy(() -> select(rows, 6, 2, 1)).isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void projectionsNearlyKeepDistances() {
    Matrix rows = Matrix.wrap(30, 900, new RandomStream(1).gaussian(30 * 900, 0, 1));
    for (Projection projection :
        new Projection[] {new Projection.Sparse(256), new Projection.Gaussian(256)}) {
      Matrix axes = projection.draw(900, new RandomStream(5));
      assertThat(axes.values()).containsExactly(projection.draw(900, new RandomStream(5)).values());
      for (int i = 1; i < 30; i++) {
        double ratio = projectedSquared(axes, rows, 0, i) / squared(rows, 0, i);
        assertThat(ratio).isBetween(0.6, 1.5);
      }
    }
  }

  private static double projectedSquared(Matrix axes, Matrix rows, int one, int other) {
    double sum = 0;
    for (int d = 0; d < axes.rows(); d++) {
      double along = 0;
      for (int k = 0; k < axes.columns(); k++) {
        along += axes.get(d, k) * ((double) rows.get(one, k) - rows.get(other, k));
      }
      sum += along * along;
    }
    return sum;
  }

  private static int[] select(Matrix rows, int first, int count, int threads) {
    return GreedyCoreset.select(rows, first, count, new Parallelism(threads), share -> {});
  }

  private static int[] plainly(Matrix rows, int first, int count) {
    int[] picks = new int[count];
    double[] least = new double[rows.rows()];
    Arrays.fill(least, Double.POSITIVE_INFINITY);
    picks[0] = first;
    for (int picked = 1; picked < count; picked++) {
      for (int i = 0; i < least.length; i++) {
        least[i] = Math.min(least[i], squared(rows, picks[picked - 1], i));
      }
      picks[picked] =
          IntStream.range(0, least.length)
              .reduce((best, i) -> least[i] > least[best] ? i : best)
              .orElseThrow();
    }
    return picks;
  }

  private static double squared(Matrix rows, int one, int other) {
    double sum = 0;
    for (int k = 0; k < rows.columns(); k++) {
      double difference = (double) rows.get(one, k) - rows.get(other, k);
      sum += difference * difference;
    }
    return sum;
  }
}
