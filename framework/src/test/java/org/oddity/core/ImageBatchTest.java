package org.oddity.core;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class ImageBatchTest {
  private static final ImageShape SHAPE = new ImageShape(1, 2, 1);

  @Test
  void selectsInTheOrderAsked() {
    ImageBatch batch = ImageBatch.wrap(SHAPE, new float[] {0, 1, 2, 3, 4, 5});
    assertThat(batch.select(new int[] {2, 0, 2}).pixels()).containsExactly(4, 5, 0, 1, 4, 5);
    assertThat(batch.slice(1, 3).pixels()).containsExactly(2, 3, 4, 5);
    assertThat(batch.image(1)).containsExactly(2, 3);
  }

  @Test
  void refusesHalfAnImage() {
    assertThatThrownBy(() -> ImageBatch.wrap(SHAPE, new float[3]))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("3 values are not a whole number of images of 1x2x1");
  }

  @Test
  void refusesAnImageThatIsNotThere() {
    ImageBatch batch = ImageBatch.wrap(SHAPE, new float[2]);
    assertThatThrownBy(() -> batch.image(1)).isInstanceOf(IndexOutOfBoundsException.class);
    assertThatThrownBy(() -> batch.select(new int[] {-1}))
        .isInstanceOf(IndexOutOfBoundsException.class);
  }

  @Test
  void refusesShapesWithoutPixels() {
    assertThatThrownBy(() -> new ImageShape(0, 2, 1)).hasMessageContaining("0x2x1");
    assertThatThrownBy(() -> new ImageShape(1 << 16, 1 << 16, 3).size())
        .isInstanceOf(ArithmeticException.class);
  }
}
