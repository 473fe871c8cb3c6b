package org.oddity.backbone.feature;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.oddity.backbone.FeatureLayer;
import org.oddity.backbone.FeatureNetwork;
import org.oddity.core.ImageBatch;
import org.oddity.core.ImageShape;
import org.oddity.core.NamedArrays;

/**
 * A network that was trained elsewhere, opened for images of one shape and the layers that a
 * detector wants. It is never trained: it works in inference mode, and the features of an image are
 * the same bits in whatever batch it sits. Usable by several threads until it is closed.
 *
 * <p>Images are in [0, 1], grey or in colour, of the shape it was opened for; bringing them to the
 * size, channels and scale that the network was trained with is part of it.
 */
public final class FeatureExtractor implements AutoCloseable {
  private final ImageShape image;
  private final List<Tap> taps;
  private final FeatureNetwork network;

  FeatureExtractor(ImageShape image, List<Tap> taps, FeatureNetwork network) {
    this.image = image;
    this.taps = List.copyOf(taps);
    this.network = network;
  }

  /** Returns the layers it was opened for, in the order they were asked, with their shapes. */
  public List<FeatureLayer> layers() {
    return taps.stream().map(Tap::layer).toList();
  }

  /** Returns the images it takes. */
  public ImageShape image() {
    return image;
  }

  /** Returns how many images the network takes at once; fewer are filled up with black ones. */
  public int batch() {
    return network.batch();
  }

  /**
   * Returns the features of images by the names of the layers.
   *
   * @throws IllegalArgumentException if the images are of another shape, or a layer's features of
   *     all of them are more than an array holds: see {@link #forEach}
   */
  public Map<String, FeatureMap> extract(ImageBatch images) {
    Map<String, float[]> all = new LinkedHashMap<>();
    for (Tap tap : taps) {
      long size = (long) images.count() * tap.layer().size();
      if (size > Integer.MAX_VALUE - 8) {
        throw new IllegalArgumentException(
            tap.layer() + " of " + images.count() + " images is more than an array holds");
      }
      all.put(tap.name(), new float[(int) size]);
    }
    run(
        images,
        (first, count, values) ->
            taps.forEach(
                tap ->
                    tap.write(values.get(tap.source().name()), count, all.get(tap.name()), first)));
    return maps(images.count(), all);
  }

  /** Hands on the features of images in their order, a few images at a time. */
  public void forEach(ImageBatch images, FeatureConsumer consumer) {
    run(
        images,
        (first, count, values) -> {
          Map<String, float[]> some = new LinkedHashMap<>();
          for (Tap tap : taps) {
            float[] target = new float[count * tap.layer().size()];
            tap.write(values.get(tap.source().name()), count, target, 0);
            some.put(tap.name(), target);
          }
          consumer.accept(first, maps(count, some));
        });
  }

  private Map<String, FeatureMap> maps(int count, Map<String, float[]> values) {
    Map<String, FeatureMap> maps = new LinkedHashMap<>();
    taps.forEach(
        tap -> maps.put(tap.name(), new FeatureMap(tap.layer(), count, values.get(tap.name()))));
    return maps;
  }

  /** Batches are all of one size, the last one filled up with black: kernels may round by it. */
  private void run(ImageBatch images, Chunk chunk) {
    if (!images.shape().equals(image)) {
      throw new IllegalArgumentException(
          "opened for images of " + image + ", not " + images.shape());
    }
    int size = network.batch();
    int length = image.size();
    for (int first = 0; first < images.count(); first += size) {
      int count = Math.min(size, images.count() - first);
      float[] pixels =
          Arrays.copyOfRange(images.pixels(), first * length, (first + count) * length);
      ImageBatch batch = ImageBatch.wrap(image, Arrays.copyOf(pixels, size * length));
      chunk.accept(first, count, network.apply(batch));
    }
  }

  private interface Chunk {
    void accept(int first, int count, Map<String, float[]> values);
  }

  /**
   * Returns what a saved detector keeps of it: the shape of the images and the checksum of the
   * weights, not the weights.
   */
  public NamedArrays state() {
    return NamedArrays.builder()
        .put(State.IMAGE, image.height(), image.width(), image.channels())
        .put(State.WEIGHTS, State.numbers(network.checksum()))
        .build();
  }

  @Override
  public void close() {
    network.close();
  }
}
