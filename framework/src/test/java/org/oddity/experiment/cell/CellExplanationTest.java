package org.oddity.experiment.cell;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.oddity.core.ImageBatch;
import org.oddity.core.ImageShape;
import org.oddity.data.split.LabelledImages;
import org.oddity.data.split.TestSet;

class CellExplanationTest {
  private static final boolean[] LABELS = {true, false, false, true, false, false, false};
  private static final int[] CLASSES = {2, 1, 0, 2, 0, 1, 1};
  private static final double[] SCORES = {9, 5, 1, 8, 4, 3, 2};

  private static ImageChoice choice(boolean anomalous) {
    return choice(LABELS, anomalous);
  }

  private static ImageChoice choice(boolean[] labels, boolean anomalous) {
    ImageBatch images = ImageBatch.wrap(new ImageShape(1, 1, 1), new float[LABELS.length]);
    int[] indices = {10, 11, 12, 13, 14, 15, 16};
    return new ImageChoice(
        new TestSet(new LabelledImages(images, labels, CLASSES), CLASSES, indices), anomalous);
  }

  @Test
  void takesTheLowestTheHighestAndThoseEvenlyBetween() {
    int[] rising = choice(false).rising(SCORES);
    assertThat(CellExplanation.evenly(rising, 3)).containsExactly(2, 5, 1);
    assertThat(CellExplanation.evenly(rising, 2)).containsExactly(2, 1);
    assertThat(CellExplanation.evenly(rising, 1)).containsExactly(5);
  }

  @Test
  void takesAllWhereThereAreNoMore() {
    assertThat(CellExplanation.evenly(choice(true).rising(SCORES), 4)).containsExactly(3, 0);
    assertThat(CellExplanation.evenly(new int[0], 4)).isEmpty();
  }

  @Test
  void takesNothingOfASideWithoutImages() {
    ImageChoice nothing = choice(new boolean[LABELS.length], true);
    assertThat(CellExplanation.evenly(nothing.rising(SCORES), 4)).isEmpty();
    assertThat(nothing.inTurn(4)).isEmpty();
    assertThat(nothing.classes()).isZero();
  }

  /** Whatever the scores, so that several detectors can be asked about the same images. */
  @Test
  void takesOfEachClassInTurn() {
    assertThat(choice(false).inTurn(4)).containsExactly(2, 1, 4, 5);
    assertThat(choice(false).inTurn(9)).containsExactly(2, 1, 4, 5, 6);
    assertThat(choice(true).inTurn(1)).containsExactly(0);
    assertThat(choice(false).classes()).isEqualTo(2);
  }
}
