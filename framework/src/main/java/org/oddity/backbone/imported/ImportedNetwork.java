package org.oddity.backbone.imported;

import java.util.List;
import java.util.Map;
import org.oddity.backbone.FeatureNetwork;
import org.oddity.backbone.feature.ImagePreparation;
import org.oddity.core.ImageBatch;
import org.oddity.core.ImageShape;
import org.oddity.tensor.Parallelism;
import org.oddity.tensor.Shape;

/** A model asked for layers of images of one shape. */
final class ImportedNetwork implements FeatureNetwork {
  private static final int BATCH = 16;

  private final String checksum;
  private final List<String> layers;
  private final ImportedOptions options;
  private final ImagePreparation preparation;
  private final Shape prepared;
  private final Parallelism parallelism;
  private volatile Model model; // null once closed

  ImportedNetwork(
      Model model,
      String checksum,
      List<String> layers,
      ImageShape image,
      ImportedOptions options,
      ImagePreparation preparation,
      Parallelism parallelism) {
    this.model = model;
    this.checksum = checksum;
    this.layers = List.copyOf(layers);
    this.options = options;
    this.preparation = preparation;
    this.prepared = preparation.prepared(image);
    this.parallelism = parallelism;
  }

  @Override
  public int batch() {
    return BATCH;
  }

  @Override
  public String checksum() {
    return checksum;
  }

  @Override
  public Map<String, float[]> apply(ImageBatch images) {
    Model opened = model;
    if (opened == null) {
      throw new IllegalStateException("the network is closed");
    }
    float[] pixels = preparation.apply(images, parallelism);
    if (options.channelOrder() == ImportedOptions.ChannelOrder.BGR) {
      reverse(pixels);
    }
    return opened.apply(pixels, prepared.prepend(images.count()), layers);
  }

  private static void reverse(float[] pixels) {
    for (int i = 0; i < pixels.length; i += ImagePreparation.CHANNELS) {
      float red = pixels[i];
      pixels[i] = pixels[i + 2];
      pixels[i + 2] = red;
    }
  }

  @Override
  public void close() {
    model = null;
  }
}
