package org.oddity.tensor.openblas;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import org.bytedeco.javacpp.Pointer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.oddity.tensor.CholeskyFactor;
import org.oddity.tensor.EigenDecomposition;
import org.oddity.tensor.Leading;
import org.oddity.tensor.LinearAlgebra;
import org.oddity.tensor.Matrix;
import org.oddity.tensor.SymmetricMatrix;

class LinearAlgebraTest {
  private final LinearAlgebra algebra = TestingTensors.algebra();

  @ParameterizedTest
  @CsvSource({"1, 1, 1", "3, 7, 5", "256, 33, 64", "300, 215, 129"})
  void multipliesAsSumsOfProductsDo(int rows, int inner, int columns) {
    Matrix a = TestingTensors.random(rows, inner, 1);
    Matrix b = TestingTensors.random(columns, inner, 2);
    Matrix bTransposed = transpose(b);
    double[] expected = new double[rows * columns];
    for (int i = 0; i < rows; i++) {
      for (int j = 0; j < columns; j++) {
        expected[i * columns + j] = dot(a, i, b, j);
      }
    }
    assertClose(algebra.timesTransposed(a, b), expected, 1e-4);
    assertClose(algebra.times(a, bTransposed), expected, 1e-4);
  }

  @Test
  void refusesSizesThatDoNotFit() {
    Matrix a = Matrix.zeros(2, 3);
    assertThatThrownBy(() -> algebra.times(a, a))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("2 rows of 3 times 2 rows of 3: the inner sizes differ");
  }

  @ParameterizedTest
  @CsvSource({"5000, 200", "1500, 63", "37, 3072", "4097, 16"})
  void aRowGivesTheSameBitsAloneAndAmongOthers(int others, int inner) {
    Matrix b = TestingTensors.random(others, inner, 3);
    Matrix a = TestingTensors.random(555, inner, 4);
    Matrix together = algebra.timesTransposed(a, b);
    for (int row : new int[] {0, 1, 77, 255, 256, 511, 512, 554}) {
      Matrix alone = algebra.timesTransposed(a.slice(row, row + 1), b);
      assertThat(Arrays.equals(alone.row(0), together.row(row))).as("row %s", row).isTrue();
    }
    Matrix shifted = algebra.timesTransposed(a.slice(13, 400), b);
    assertThat(Arrays.equals(shifted.values(), together.slice(13, 400).values())).isTrue();
  }

  @ParameterizedTest
  @CsvSource({"4, 9", "1030, 17", "130, 130"})
  void gramsHoldInnerProducts(int rows, int columns) {
    Matrix a = TestingTensors.random(rows, columns, 5);
    Matrix transposed = transpose(a);
    SymmetricMatrix ofColumns = algebra.gramOfColumns(a);
    SymmetricMatrix ofRows = algebra.gramOfRows(transposed);
    for (int i = 0; i < columns; i++) {
      for (int j = 0; j < columns; j++) {
        double expected = dot(transposed, i, transposed, j);
        assertThat(ofColumns.get(i, j)).isCloseTo(expected, within(1e-3));
        assertThat(ofRows.get(i, j)).isCloseTo(expected, within(1e-9));
      }
    }
  }

  @Test
  void aWideGramIsSummedOverAllColumns() {
    Matrix a = TestingTensors.random(3, 9000, 6);
    assertThat(algebra.gramOfRows(a).get(2, 1)).isCloseTo(dot(a, 2, a, 1), within(1e-8));
  }

  @Test
  void eigenvectorsAreOrthonormalAndSatisfyTheirEquation() {
    SymmetricMatrix matrix = algebra.gramOfColumns(TestingTensors.random(90, 40, 7));
    EigenDecomposition eigen = algebra.eigen(matrix);
    assertThat(eigen.values()).hasSize(40).isSortedAccordingTo((x, y) -> Double.compare(y, x));
    assertThat(Arrays.stream(eigen.values()).sum()).isCloseTo(matrix.trace(), within(1e-8));
    assertEigenpairs(matrix, eigen, 1e-9);
  }

  @Test
  void anEigenDecompositionOfNanSaysSo() {
    SymmetricMatrix matrix = new SymmetricMatrix(2, new double[] {1, Double.NaN, Double.NaN, 1});
    assertThatThrownBy(() -> algebra.eigen(matrix))
        .isInstanceOf(ArithmeticException.class)
        .hasMessageContaining("NaN");
  }

  @ParameterizedTest
  @ValueSource(doubles = {0.5, 0.8, 0.95, 0.9999})
  void leadingComponentsAgreeWithTheFullDecomposition(double share) {
    SymmetricMatrix matrix = decaying(1000, 1.2);
    EigenDecomposition all = algebra.eigen(matrix);
    int expected = new Leading.Share(share).count(all.values(), matrix.trace());
    EigenDecomposition leading = algebra.leading(matrix, new Leading.Share(share));
    assertThat(leading.count()).isEqualTo(expected);
    for (int i = 0; i < expected; i++) {
      assertThat(leading.values()[i] / all.values()[i]).isCloseTo(1, within(1e-9));
    }
    assertEigenpairs(matrix, leading, 2e-6 * all.values()[expected - 1] / all.values()[0]);
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 10, 300, 1000, 2000})
  void aNumberOfComponentsIsKeptOrAllThereAre(int count) {
    SymmetricMatrix matrix = decaying(1000, 0.7);
    EigenDecomposition leading = algebra.leading(matrix, new Leading.Count(count));
    assertThat(leading.count()).isEqualTo(Math.min(count, 1000));
    assertEigenpairs(matrix, leading, 2e-6);
  }

  @Test
  void equalEigenvaluesAndALowRankAreFound() {
    SymmetricMatrix lowRank = algebra.gramOfColumns(TestingTensors.random(40, 900, 8));
    EigenDecomposition leading = algebra.leading(lowRank, new Leading.Share(0.99999));
    assertThat(leading.count()).isEqualTo(40);
    assertEigenpairs(lowRank, leading, 1e-9);

    double[] identity = new double[900 * 900];
    for (int i = 0; i < 900; i++) {
      identity[i * 900 + i] = 2;
    }
    EigenDecomposition equal =
        algebra.leading(new SymmetricMatrix(900, identity), new Leading.Share(0.1));
    assertThat(equal.count()).isBetween(90, 91);
    assertThat(Arrays.stream(equal.values()).min().orElseThrow()).isCloseTo(2, within(1e-12));
    assertThat(equal.values()[0]).isCloseTo(2, within(1e-12));
  }

  @Test
  void mahalanobisDistancesAreThoseOfTheInverse() {
    SymmetricMatrix covariance = new SymmetricMatrix(2, new double[] {4, 1, 1, 3});
    CholeskyFactor factor = algebra.cholesky(covariance).orElseThrow();
    assertThat(factor.values()[1]).isZero();
    Matrix rows = Matrix.wrap(2, 2, new float[] {3, 5, 1, 1});
    double[] distances = algebra.squaredMahalanobis(rows, new double[] {1, 1}, factor);
    // The inverse is [3, -1; -1, 4] / 11.
    assertThat(distances[0]).isCloseTo((3 * 4 - 2 * 8 + 4 * 16) / 11.0, within(1e-12));
    assertThat(distances[1]).isZero();
  }

  @Test
  void mahalanobisDistancesDoNotDependOnTheBatch() {
    SymmetricMatrix covariance = algebra.gramOfColumns(TestingTensors.random(400, 150, 9));
    CholeskyFactor factor = algebra.cholesky(covariance).orElseThrow();
    Matrix rows = TestingTensors.random(300, 150, 10);
    double[] together = algebra.squaredMahalanobis(rows, new double[150], factor);
    for (int i = 0; i < rows.rows(); i += 37) {
      double[] alone = algebra.squaredMahalanobis(rows.slice(i, i + 1), new double[150], factor);
      assertThat(alone[0]).isEqualTo(together[i]);
    }
  }

  @Test
  void aMatrixThatIsNotPositiveDefiniteHasNoFactor() {
    assertThat(algebra.cholesky(new SymmetricMatrix(2, new double[] {1, 2, 2, 1}))).isEmpty();
  }

  @Test
  void distancesCoverEveryPairOnceWithReferencesRising() {
    Matrix queries = TestingTensors.random(259, 6, 11);
    Matrix references = TestingTensors.random(4100, 6, 12);
    double[][] found = new double[259][4100];
    int[] next = new int[259];
    algebra.squaredDistances(
        queries,
        references,
        (query, first, squared, count) -> {
          assertThat(first).isEqualTo(next[query]);
          for (int j = 0; j < count; j++) {
            found[query][first + j] = squared[j];
          }
          next[query] += count;
        });
    assertThat(next).containsOnly(4100);
    for (int i = 0; i < 259; i += 43) {
      for (int j = 0; j < 4100; j += 7) {
        assertThat(found[i][j])
            .isCloseTo(squaredDistance(queries, i, references, j), within(1e-12));
      }
    }
  }

  @Test
  void nativeMemoryIsGivenBack() {
    Matrix a = TestingTensors.random(600, 300, 13);
    work(a);
    long before = Pointer.totalBytes();
    work(a);
    // Setting the number of threads leaves some ten bytes to the garbage collector.
    assertThat(Pointer.totalBytes() - before).isLessThan(1024);
  }

  private void work(Matrix a) {
    algebra.timesTransposed(a, a);
    algebra.gramOfRows(a);
    SymmetricMatrix gram = algebra.gramOfColumns(a);
    algebra.leading(gram, new Leading.Share(0.5));
    CholeskyFactor factor = algebra.cholesky(gram).orElseThrow();
    algebra.squaredMahalanobis(a, new double[300], factor);
    algebra.squaredDistances(a, a, (query, first, squared, count) -> {});
  }

  /** A covariance in general position whose eigenvalues fall by a power law. */
  private SymmetricMatrix decaying(int order, double power) {
    Matrix rows = TestingTensors.random(2 * order, order, 14);
    for (int i = 0; i < rows.values().length; i++) {
      rows.values()[i] *= (float) Math.pow(1 + i % order, -power / 2);
    }
    Matrix turned = algebra.times(rows, rotation(order));
    return algebra.gramOfColumns(turned);
  }

  private Matrix rotation(int order) {
    EigenDecomposition eigen =
        algebra.eigen(algebra.gramOfColumns(TestingTensors.random(order, order, 15)));
    Matrix rotation = Matrix.zeros(order, order);
    for (int i = 0; i < eigen.vectors().length; i++) {
      rotation.values()[i] = (float) eigen.vectors()[i];
    }
    return rotation;
  }

  private static void assertEigenpairs(
      SymmetricMatrix matrix, EigenDecomposition eigen, double tolerance) {
    int order = matrix.order();
    for (int e = 0; e < eigen.count(); e += Math.max(1, eigen.count() / 7)) {
      double[] vector = Arrays.copyOfRange(eigen.vectors(), e * order, (e + 1) * order);
      double length = 0;
      double residual = 0;
      for (int i = 0; i < order; i++) {
        double product = 0;
        for (int j = 0; j < order; j++) {
          product += matrix.get(i, j) * vector[j];
        }
        residual += Math.pow(product - eigen.values()[e] * vector[i], 2);
        length += vector[i] * vector[i];
      }
      assertThat(length).isCloseTo(1, within(1e-9));
      assertThat(Math.sqrt(residual)).isLessThan(tolerance * eigen.values()[0]);
    }
  }

  private static Matrix transpose(Matrix matrix) {
    Matrix transposed = Matrix.zeros(matrix.columns(), matrix.rows());
    for (int i = 0; i < matrix.rows(); i++) {
      for (int j = 0; j < matrix.columns(); j++) {
        transposed.values()[j * matrix.rows() + i] = matrix.get(i, j);
      }
    }
    return transposed;
  }

  private static double dot(Matrix a, int i, Matrix b, int j) {
    double sum = 0;
    for (int k = 0; k < a.columns(); k++) {
      sum += (double) a.get(i, k) * b.get(j, k);
    }
    return sum;
  }

  private static double squaredDistance(Matrix a, int i, Matrix b, int j) {
    double sum = 0;
    for (int k = 0; k < a.columns(); k++) {
      double difference = (double) a.get(i, k) - b.get(j, k);
      sum += difference * difference;
    }
    return sum;
  }

  private static void assertClose(Matrix found, double[] expected, double tolerance) {
    assertThat(found.values()).hasSize(expected.length);
    for (int i = 0; i < expected.length; i++) {
      assertThat((double) found.values()[i]).isCloseTo(expected[i], within(tolerance));
    }
  }
}
