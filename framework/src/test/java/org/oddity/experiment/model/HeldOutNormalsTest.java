package org.oddity.experiment.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;
import org.oddity.core.ImageBatch;
import org.oddity.core.ImageShape;
import org.oddity.experiment.TestingWatchedDetector;
import org.oddity.tensor.Safetensors;

class HeldOutNormalsTest {
  private static final double[] NONE = {};

  @Test
  void countsHowManyScoreAtOrBelow() {
    HeldOutNormals normals = new HeldOutNormals(new double[] {3, 1, 2, 2}, NONE, NONE);
    assertThat(normals.shareAtOrBelow(0.5)).hasValue(0);
    assertThat(normals.shareAtOrBelow(1)).hasValue(0.25);
    assertThat(normals.shareAtOrBelow(2)).hasValue(0.75);
    assertThat(normals.shareAtOrBelow(Math.nextDown(2.0))).hasValue(0.25);
    assertThat(normals.shareAtOrBelow(3)).hasValue(1);
    assertThat(normals.shareAtOrBelow(1e300)).hasValue(1);
  }

  @Test
  void saysNothingWhereNoneWereHeldOut() {
    assertThat(new HeldOutNormals(NONE, NONE, NONE).shareAtOrBelow(1)).isEmpty();
  }

  @Test
  void comesBackFromItsFileToTheBit() {
    double[] scores = {-1.5, 0.1 + 0.2, 1e-300};
    HeldOutNormals normals =
        new HeldOutNormals(scores, new double[] {Math.PI, 1, 2}, new double[] {Math.E, 3, 4});
    HeldOutNormals restored =
        HeldOutNormals.restore(Safetensors.decode(Safetensors.encode(normals.state()), "test"));
    assertThat(restored.scores()).containsExactly(-1.5, 1e-300, 0.1 + 0.2);
    assertThat(restored.mapMeans()).containsExactly(Math.PI, 1, 2);
    assertThat(restored.mapPeaks()).containsExactly(Math.E, 3, 4);
  }

  @Test
  void scoresAndMapsComeOfOneLookInWholeBatches() {
    TestingWatchedDetector detector = TestingWatchedDetector.of(24);
    float[] pixels = new float[60 * 2];
    for (int i = 0; i < 60; i++) {
      pixels[2 * i] = (59 - i) / 64f;
      pixels[2 * i + 1] = (60 - i) / 64f;
    }
    ImageBatch images = ImageBatch.wrap(new ImageShape(1, 2, 1), pixels);
    HeldOutNormals.Scored scored = HeldOutNormals.score(detector, images);
    assertThat(detector.looks()).containsExactly("both 48", "both 12");
    for (int i = 0; i < 60; i++) {
      assertThat(scored.scores().get(i)).isEqualTo((59 - i) / 64.0);
      assertThat(scored.kept().scores()[i]).isEqualTo(i / 64.0);
      assertThat(scored.kept().mapMeans()[i]).isEqualTo((59.5 - i) / 64);
      assertThat(scored.kept().mapPeaks()[i]).isEqualTo((60 - i) / 64.0);
    }
  }

  @Test
  void refusesMapsThatAreNotTheSame() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new HeldOutNormals(NONE, new double[1], NONE))
        .withMessage("1 means and 0 peaks of the same maps");
  }
}
