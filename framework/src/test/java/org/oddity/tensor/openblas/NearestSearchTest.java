package org.oddity.tensor.openblas;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.oddity.core.RandomStream;
import org.oddity.detector.pretrained.PretrainedReference;
import org.oddity.tensor.HalfMatrix;
import org.oddity.tensor.LinearAlgebra;
import org.oddity.tensor.Matrix;
import org.oddity.tensor.NeighbourIndex;
import org.oddity.tensor.Neighbours;
import org.oddity.tensor.Parallelism;
import org.oddity.tensor.RowSource;

/** The search finds what comparing everything in double finds. */
class NearestSearchTest {
  @ParameterizedTest
  @CsvSource({
    "5, 7, 3, 1, 0",
    "300, 2500, 33, 1, 0",
    "40, 1100, 20, 50, 0",
    "60, 900, 16, 3, 1000",
    "60, 900, 16, 3, 100000",
    "1, 1, 1, 1, 0",
    "20, 30, 4, 30, 5"
  })
  void findsWhatBruteForceFinds(int queries, int references, int columns, int count, float far) {
    RandomStream random = new RandomStream(queries + columns);
    Matrix all = gaussian(references, columns, far, random);
    Matrix asked = gaussian(queries, columns, far, random);
    assertIsBruteForce(asked, all, count);
  }

  /** Rows near to few dimensions of many, as features are, in which shadows rule most rows out. */
  @ParameterizedTest
  @CsvSource({"1, 0", "1, 300", "9, 0", "40, 0"})
  void shadowsChangeNothing(int count, float far) {
    RandomStream random = new RandomStream(count);
    Matrix plane = gaussian(6, 80, 0, random);
    Matrix all = near(plane, 5000, far, random);
    Matrix asked = near(plane, 50, far, random);
    Parallelism parallelism = new Parallelism(2);
    Optional<Shadows> shadows = Shadows.of(all, new OpenBlasLinearAlgebra(parallelism));
    assertThat(shadows).isPresent();
    Neighbours found = new NearestSearch(parallelism, all, shadows).nearest(asked, count);
    Neighbours expected = search(all, 2).nearest(asked, count);
    assertThat(found.places()).containsExactly(expected.places());
    assertThat(found.squared()).containsExactly(expected.squared());
    Neighbours itself = new NearestSearch(parallelism, all, shadows).nearest(all.slice(0, 9), 1);
    assertThat(itself.places()).containsExactly(0, 1, 2, 3, 4, 5, 6, 7, 8);
    assertThat(itself.squared()).containsOnly(0);
  }

  @Test
  void shadowsAreNeverFartherApartThanRows() {
    RandomStream random = new RandomStream(2);
    Matrix all = near(gaussian(6, 80, 0, random), 4200, 20, random);
    Matrix shadows =
        Shadows.of(all, new OpenBlasLinearAlgebra(new Parallelism(1))).orElseThrow().of(all);
    for (int i = 1; i < 4200; i += 7) {
      assertThat(squared(shadows, 0, shadows, i)).isLessThanOrEqualTo(squared(all, 0, all, i));
    }
  }

  @Test
  void rowsThatFillAllDimensionsHaveNoShadows() {
    LinearAlgebra algebra = new OpenBlasLinearAlgebra(new Parallelism(1));
    assertThat(Shadows.of(gaussian(5000, 80, 0, new RandomStream(1)), algebra)).isEmpty();
    assertThat(Shadows.of(gaussian(50, 80, 0, new RandomStream(1)), algebra)).isEmpty();
  }

  @Test
  void findsWhatScikitLearnFinds() {
    PretrainedReference reference = new PretrainedReference();
    Neighbours found = search(reference.matrix("train"), 2).nearest(reference.matrix("test"), 4);
    assertThat(Arrays.stream(found.places()).asDoubleStream().toArray())
        .containsExactly(reference.numbers("neighbours"));
    assertThat(found.squared()).containsExactly(reference.numbers("squared"), within(1e-11));
  }

  @Test
  void equallyNearOnesAreToldInTheirOrder() {
    Matrix four = gaussian(4, 9, 3, new RandomStream(1));
    int[] repeated = IntStream.range(0, 3000).map(i -> i % 4).toArray();
    Matrix all = four.select(repeated);
    assertIsBruteForce(four, all, 5);
    Neighbours found = search(all, 1).nearest(four, 3);
    assertThat(found.places()).startsWith(0, 4, 8, 1, 5, 9);
    assertThat(found.squared()).containsOnly(0);
  }

  @Test
  void halvesAreSearchedAsTheFloatsTheyStandFor() {
    RandomStream random = new RandomStream(9);
    HalfMatrix halves = HalfMatrix.of(gaussian(700, 12, 2, random));
    float[] values = new float[700 * 12];
    halves.read(0, 700, values);
    Matrix asked = gaussian(30, 12, 2, random);
    Neighbours found = search(halves, 2).nearest(asked, 4);
    Neighbours expected = search(Matrix.wrap(700, 12, values), 1).nearest(asked, 4);
    assertThat(found.places()).containsExactly(expected.places());
    assertThat(found.squared()).containsExactly(expected.squared());
  }

  @Test
  void aQueryFindsTheSameAloneAndOnAnyNumberOfThreads() {
    RandomStream random = new RandomStream(4);
    Matrix all = gaussian(1500, 40, 1, random);
    Matrix asked = gaussian(500, 40, 1, random);
    Neighbours together = search(all, 1).nearest(asked, 2);
    assertThat(search(all, 3).nearest(asked, 2).squared()).containsExactly(together.squared());
    for (int i = 0; i < 500; i += 83) {
      Neighbours alone = search(all, 2).nearest(asked.slice(i, i + 1), 2);
      assertThat(alone.squared(0, 1)).isEqualTo(together.squared(i, 1));
      assertThat(alone.place(0, 1)).isEqualTo(together.place(i, 1));
    }
  }

  @Test
  void nothingIsNearToNoNumber() {
    Matrix all = gaussian(10, 3, 0, new RandomStream(1));
    Matrix asked = Matrix.wrap(1, 3, new float[] {0, Float.NaN, 1});
    assertThatThrownBy(() -> search(all, 1).nearest(asked, 1))
        .isInstanceOf(ArithmeticException.class);
    assertThatThrownBy(() -> search(all, 1).nearest(all, 11))
        .isInstanceOf(IllegalArgumentException.class);
    assertThat(search(all, 1).nearest(all.slice(0, 0), 2).squared()).isEmpty();
  }

  private static Matrix near(Matrix plane, int rows, float mean, RandomStream random) {
    Matrix noise = gaussian(rows, plane.columns(), mean, random);
    Matrix within = gaussian(rows, plane.rows(), 0, random);
    for (int i = 0; i < noise.values().length; i++) {
      int column = i % plane.columns();
      noise.values()[i] = mean + 0.05f * (noise.values()[i] - mean);
      for (int j = 0; j < plane.rows(); j++) {
        noise.values()[i] += within.get(i / plane.columns(), j) * plane.get(j, column);
      }
    }
    return noise;
  }

  private static NeighbourIndex search(RowSource references, int threads) {
    return new NearestSearch(new Parallelism(threads), references, Optional.empty());
  }

  private static void assertIsBruteForce(Matrix queries, Matrix references, int count) {
    Neighbours found = search(references, 2).nearest(queries, count);
    for (int i = 0; i < queries.rows(); i++) {
      int query = i;
      List<Integer> order =
          IntStream.range(0, references.rows())
              .boxed()
              .sorted(Comparator.comparingDouble(j -> squared(queries, query, references, j)))
              .limit(count)
              .toList();
      for (int k = 0; k < count; k++) {
        double expected = squared(queries, i, references, order.get(k));
        assertThat(found.squared(i, k) - expected).isBetween(-1e-13 * expected, 1e-13 * expected);
        double reached = squared(queries, i, references, found.place(i, k));
        assertThat(reached - expected).isBetween(-1e-13 * expected, 1e-13 * expected);
      }
    }
  }

  private static double squared(Matrix a, int i, Matrix b, int j) {
    double sum = 0;
    for (int k = 0; k < a.columns(); k++) {
      double difference = (double) a.get(i, k) - b.get(j, k);
      sum += difference * difference;
    }
    return sum;
  }

  private static Matrix gaussian(int rows, int columns, float mean, RandomStream random) {
    return Matrix.wrap(rows, columns, random.gaussian(rows * columns, mean, 1));
  }
}
