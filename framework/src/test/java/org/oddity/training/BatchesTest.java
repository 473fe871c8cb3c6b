package org.oddity.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.oddity.training.TestingTraining.images;
import static org.oddity.training.TestingTraining.options;

import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.oddity.core.ImageBatch;
import org.oddity.core.ImageShape;
import org.oddity.core.RandomStream;
import org.oddity.core.Seeds;

class BatchesTest {
  private static final ImageShape WIDE = new ImageShape(2, 3, 1);

  private static BatchMaker maker(String options, long seed) {
    return new BatchMaker(images(10, 1), options(options), new Seeds(seed));
  }

  @Test
  void aBatchIsTheSameWhoeverMakesItAndWhen() throws InterruptedException {
    String options = "{batch-size: 3, augment: [flip-horizontal, crop, noise]}";
    try (BatchQueue queue = new BatchQueue(maker(options, 5)::make, 4, 1, 3)) {
      for (int epoch = 1; epoch <= 3; epoch++) {
        for (int number = 0; number < 4; number++) {
          Batch queued = queue.take();
          // A maker of its own for each batch has drawn nothing before.
          Batch alone = maker(options, 5).make(epoch, number);
          assertThat(queued.places()).isEqualTo(alone.places());
          assertThat(queued.images().pixels()).isEqualTo(alone.images().pixels());
        }
      }
    }
  }

  @Test
  void batchesDifferBySeedAndEpoch() {
    BatchMaker maker = maker("{batch-size: 10}", 5);
    assertThat(maker.make(1, 0).places()).isNotEqualTo(maker.make(2, 0).places());
    assertThat(maker.make(1, 0).places()).isNotEqualTo(maker("{}", 6).make(1, 0).places());
  }

  @Test
  void theTrainingImagesStayAsTheyAre() {
    ImageBatch images = images(10, 1);
    float[] before = images.pixels().clone();
    TrainingOptions options = options("{augment: [flip-horizontal, crop, noise]}");
    Batch batch = new BatchMaker(images, options, new Seeds(1)).make(1, 0);
    assertThat(images.pixels()).isEqualTo(before);
    assertThat(batch.images().pixels()).isNotEqualTo(images.select(batch.places()).pixels());
  }

  @Test
  void whoTakesABatchHearsWhyItCouldNotBeMade() throws InterruptedException {
    BatchMaker maker = maker("{batch-size: 5}", 1);
    BatchQueue.Source broken =
        (epoch, number) -> {
          if (number == 1) {
            throw new OutOfMemoryError("no room for batch 1");
          }
          return maker.make(epoch, number);
        };
    try (BatchQueue queue = new BatchQueue(broken, 2, 1, 1)) {
      assertThat(queue.take().count()).isEqualTo(5);
      assertThatThrownBy(queue::take).hasMessage("no room for batch 1");
    }
  }

  @Test
  void flippingMirrorsLeftAndRightOfSomeImages() {
    float[] pixels = repeated(100, 0, 1, 2, 3, 4, 5);
    augment(pixels, new Augmentation.FlipHorizontal());
    int flipped = 0;
    for (int i = 0; i < 100; i++) {
      float[] image = Arrays.copyOfRange(pixels, 6 * i, 6 * i + 6);
      flipped += image[0] == 2 ? 1 : 0;
      assertThat(image).isIn(new float[] {0, 1, 2, 3, 4, 5}, new float[] {2, 1, 0, 5, 4, 3});
    }
    assertThat(flipped).isBetween(30, 70);
  }

  @Test
  void croppingShiftsAndFillsWithBlack() {
    float[] pixels = repeated(400, 1, 2, 3, 4, 5, 6);
    augment(pixels, new Augmentation.Crop(1));
    List<List<Float>> kinds =
        java.util.stream.IntStream.range(0, 400)
            .mapToObj(i -> Arrays.copyOfRange(pixels, 6 * i, 6 * i + 6))
            .map(BatchesTest::list)
            .distinct()
            .toList();
    assertThat(kinds)
        .hasSize(9)
        .contains(
            List.of(1f, 2f, 3f, 4f, 5f, 6f),
            List.of(0f, 0f, 0f, 0f, 1f, 2f),
            List.of(5f, 6f, 0f, 0f, 0f, 0f),
            List.of(0f, 1f, 2f, 0f, 4f, 5f));
  }

  @Test
  void croppingByMoreThanTheImageLeavesBlack() {
    float[] pixels = new float[6 * 50];
    Arrays.fill(pixels, 1);
    augment(pixels, new Augmentation.Crop(40));
    assertThat(pixels).contains(0f);
  }

  private static float[] repeated(int count, float... image) {
    float[] pixels = new float[count * image.length];
    for (int i = 0; i < pixels.length; i++) {
      pixels[i] = image[i % image.length];
    }
    return pixels;
  }

  private static List<Float> list(float[] values) {
    return List.of(values[0], values[1], values[2], values[3], values[4], values[5]);
  }

  @Test
  void noiseHasItsDeviationAndStaysInRange() {
    float[] pixels = new float[60_000];
    Arrays.fill(pixels, 0.5f);
    augment(pixels, new Augmentation.Noise(0.1));
    double squares = 0;
    for (float pixel : pixels) {
      squares += (pixel - 0.5) * (pixel - 0.5);
    }
    assertThat(Math.sqrt(squares / pixels.length)).isBetween(0.098, 0.102);
    augment(pixels, new Augmentation.Noise(9));
    for (float pixel : pixels) {
      assertThat(pixel).isBetween(0f, 1f);
    }
  }

  private static void augment(float[] pixels, Augmentation step) {
    new Augmenter(List.of(step), WIDE).augment(pixels, new RandomStream(3));
  }
}
