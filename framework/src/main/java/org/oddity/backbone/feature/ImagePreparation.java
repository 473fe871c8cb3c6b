package org.oddity.backbone.feature;

import java.util.List;
import org.oddity.config.Requirements;
import org.oddity.core.ImageBatch;
import org.oddity.core.ImageShape;
import org.oddity.data.image.BatchResizer;
import org.oddity.nn.ShapeMismatchException;
import org.oddity.tensor.Parallelism;
import org.oddity.tensor.Shape;

/**
 * Brings images to what a network was trained with: the shorter side to a size as torchvision's
 * {@code Resize(size, antialias=True)} does, grey to three equal channels, each channel less its
 * mean by its deviation. Nothing is cut off, as torchvision's {@code CenterCrop} would: anomalies
 * may lie at the border.
 *
 * @param size of the shorter side, in pixels
 * @param mean of each channel
 * @param deviation of each channel
 */
public record ImagePreparation(int size, List<Double> mean, List<Double> deviation) {
  /** Channels of all images as networks take them: red, green, blue. */
  public static final int CHANNELS = 3;

  /** Refuses options {@code mean} and {@code deviation} that no preparation can be made of. */
  public static Requirements require(
      Requirements requirements, List<Double> mean, List<Double> deviation) {
    return requirements
        .that(
            mean.size() == CHANNELS && mean.stream().allMatch(Double::isFinite),
            "mean",
            mean,
            "must be three numbers")
        .that(
            deviation.size() == CHANNELS
                && deviation.stream().allMatch(each -> each > 0 && Double.isFinite(each)),
            "deviation",
            deviation,
            "must be three numbers above 0");
  }

  /** Returns the shape of an image as the network takes it, {@code [height, width, 3]}. */
  public Shape prepared(ImageShape image) {
    if (image.channels() != 1 && image.channels() != CHANNELS) {
      throw new ShapeMismatchException("takes images in grey or colour, not " + image);
    }
    return image.height() <= image.width()
        ? Shape.of(size, longer(image.width(), image.height()), CHANNELS)
        : Shape.of(longer(image.height(), image.width()), size, CHANNELS);
  }

  private int longer(int side, int shorter) {
    return Math.toIntExact((long) size * side / shorter);
  }

  /** Returns all images one after another, {@code [batch, height, width, 3]}. */
  public float[] apply(ImageBatch images, Parallelism parallelism) {
    Shape prepared = prepared(images.shape());
    float[] target = new float[Math.multiplyExact(images.count(), prepared.size())];
    parallelism.forRange(
        images.count(),
        1,
        (from, to) -> {
          for (int i = from; i < to; i++) {
            float[] pixels = BatchResizer.resize(images, i, prepared.length(0), prepared.length(1));
            scale(pixels, images.shape().channels(), target, i * prepared.size());
          }
        });
    return target;
  }

  private void scale(float[] pixels, int channels, float[] target, int offset) {
    int places = pixels.length / channels;
    for (int channel = 0; channel < CHANNELS; channel++) {
      double less = mean.get(channel);
      double by = 1 / deviation.get(channel);
      int source = channels == 1 ? 0 : channel;
      for (int place = 0; place < places; place++) {
        target[offset + place * CHANNELS + channel] =
            (float) ((pixels[place * channels + source] - less) * by);
      }
    }
  }
}
