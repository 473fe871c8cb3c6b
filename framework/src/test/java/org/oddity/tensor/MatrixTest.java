package org.oddity.tensor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.oddity.core.ImageBatch;
import org.oddity.core.ImageShape;

class MatrixTest {
  private final Matrix matrix = Matrix.wrap(3, 2, new float[] {1, 2, 3, 4, 5, 6});

  @Test
  void rowsLieOneAfterAnother() {
    assertThat(matrix.get(1, 0)).isEqualTo(3);
    assertThat(matrix.row(2)).containsExactly(5, 6);
    assertThat(matrix.slice(1, 3).values()).containsExactly(3, 4, 5, 6);
    assertThat(matrix.select(new int[] {2, 0}).values()).containsExactly(5, 6, 1, 2);
    assertThat(Matrix.ofColumns(2, matrix.values()).rows()).isEqualTo(3);
  }

  @Test
  void imagesAreSharedAndCopiesAreNot() {
    ImageBatch images = ImageBatch.wrap(new ImageShape(1, 2, 1), new float[] {1, 2, 3, 4});
    assertThat(Matrix.of(images).values()).isSameAs(images.pixels());
    assertThat(Matrix.of(images).copy().values()).isNotSameAs(images.pixels());
  }

  @Test
  void refusesArraysOfAnotherSize() {
    assertThatThrownBy(() -> Matrix.wrap(2, 2, new float[3]))
        .hasMessage("3 values are not 2 rows of 2");
    assertThatThrownBy(() -> Matrix.ofColumns(2, new float[3]))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void sharesCountTheFewestComponentsAboveThem() {
    double[] falling = {5, 3, 2};
    assertThat(new Leading.Share(0.49).count(falling, 10)).isEqualTo(1);
    assertThat(new Leading.Share(0.5).count(falling, 10)).isEqualTo(2);
    assertThat(new Leading.Share(0.95).count(falling, 20)).isEqualTo(4);
    assertThat(new Leading.Count(7).count(falling, 10)).isEqualTo(7);
  }
}
