package org.oddity.tensor.openblas;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.oddity.tensor.LinearAlgebra;
import org.oddity.tensor.Matrix;

class SpanDistancesTest {
  private static final int COLUMNS = 50;

  private final LinearAlgebra algebra = TestingTensors.algebra();
  private final Matrix axes = axes(12);
  private final double[] centre = centre();

  @Test
  void coordinatesAreProductsOfTheDifferencesFromTheCentre() {
    Matrix rows = TestingTensors.random(300, COLUMNS, 21);
    Matrix coordinates = algebra.coordinates(rows, centre, axes);
    for (int i = 0; i < 300; i += 41) {
      for (int j = 0; j < axes.rows(); j++) {
        assertThat((double) coordinates.get(i, j)).isCloseTo(coordinate(rows, i, j), within(1e-6));
      }
    }
  }

  @Test
  void aDistanceIsTheLengthOfWhatTheAxesLeave() {
    Matrix rows = TestingTensors.random(300, COLUMNS, 22);
    double[] distances = algebra.squaredDistancesToSpan(rows, centre, axes);
    for (int i = 0; i < 300; i++) {
      double expected = squaredRest(rows, i);
      assertThat(distances[i]).isCloseTo(expected, within(1e-7 * expected));
    }
  }

  @Test
  void smallDistancesKeepTheirDigits() {
    for (double size : new double[] {3e-2, 1e-2, 1e-3, 1e-5}) {
      Matrix rows = nearSpan(size);
      double[] distances = algebra.squaredDistancesToSpan(rows, centre, axes);
      for (int i = 0; i < rows.rows(); i++) {
        double expected = squaredRest(rows, i);
        assertThat(distances[i])
            .as("row %s at %s", i, size)
            .isCloseTo(expected, within(1e-4 * expected));
      }
    }
  }

  @Test
  void aDistanceHasTheSameBitsAloneAndBesideRowsThatLoseDigits() {
    Matrix near = nearSpan(1e-4);
    Matrix far = TestingTensors.random(near.rows(), COLUMNS, 23);
    Matrix both = Matrix.zeros(2 * near.rows(), COLUMNS);
    for (int i = 0; i < near.rows(); i++) {
      System.arraycopy(near.row(i), 0, both.values(), 2 * i * COLUMNS, COLUMNS);
      System.arraycopy(far.row(i), 0, both.values(), (2 * i + 1) * COLUMNS, COLUMNS);
    }
    double[] together = algebra.squaredDistancesToSpan(both, centre, axes);
    for (int i = 0; i < both.rows(); i += 13) {
      assertThat(algebra.squaredDistancesToSpan(both.slice(i, i + 1), centre, axes))
          .containsExactly(together[i]);
    }
  }

  @Test
  void theCentreIsAtDistanceZero() {
    Matrix rows = Matrix.zeros(1, COLUMNS);
    double[] distances = algebra.squaredDistancesToSpan(rows, new double[COLUMNS], axes);
    assertThat(distances).containsExactly(0);
  }

  @Test
  void refusesSizesThatDoNotFit() {
    Matrix rows = Matrix.zeros(1, COLUMNS + 1);
    assertThatThrownBy(() -> algebra.squaredDistancesToSpan(rows, centre, axes))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("centre of 50");
  }

  /** Rows in the span but for a part of about the given size. */
  private Matrix nearSpan(double size) {
    Matrix inside = algebra.times(TestingTensors.random(260, axes.rows(), 24), axes);
    Matrix beside = TestingTensors.random(260, COLUMNS, 25);
    for (int i = 0; i < inside.values().length; i++) {
      inside.values()[i] =
          (float) (inside.values()[i] + size * beside.values()[i] + centre[i % COLUMNS]);
    }
    return inside;
  }

  /** Eigenvectors of a random matrix. */
  private Matrix axes(int count) {
    double[] vectors =
        algebra.eigen(algebra.gramOfColumns(TestingTensors.random(200, COLUMNS, 26))).vectors();
    float[] values = new float[count * COLUMNS];
    for (int i = 0; i < values.length; i++) {
      values[i] = (float) vectors[i];
    }
    return Matrix.wrap(count, COLUMNS, values);
  }

  private static double[] centre() {
    double[] centre = new double[COLUMNS];
    Arrays.setAll(centre, j -> 0.3 + 0.01 * j);
    return centre;
  }

  private double coordinate(Matrix rows, int row, int axis) {
    double sum = 0;
    for (int k = 0; k < COLUMNS; k++) {
      sum += (rows.get(row, k) - centre[k]) * axes.get(axis, k);
    }
    return sum;
  }

  private double squaredRest(Matrix rows, int row) {
    double squares = 0;
    double[] coordinates = new double[axes.rows()];
    Arrays.setAll(coordinates, axis -> coordinate(rows, row, axis));
    for (int k = 0; k < COLUMNS; k++) {
      double rest = rows.get(row, k) - centre[k];
      for (int axis = 0; axis < coordinates.length; axis++) {
        rest -= coordinates[axis] * axes.get(axis, k);
      }
      squares += rest * rest;
    }
    return squares;
  }
}
