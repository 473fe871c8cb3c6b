package org.oddity.backbone.pretrained;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.oddity.autograd.Tape;
import org.oddity.backbone.FeatureNetwork;
import org.oddity.backbone.feature.ImagePreparation;
import org.oddity.core.ImageBatch;
import org.oddity.nn.Network;
import org.oddity.nn.Pass;
import org.oddity.tensor.Parallelism;
import org.oddity.tensor.Shape;

/** A network with its weights. */
final class PretrainedNetwork implements FeatureNetwork {
  /** Pixels of a batch: 16 images of 224×224, whose results take about 200 MB. */
  private static final int PIXELS = 16 * 224 * 224;

  private static final int MOST_IMAGES = 128;

  private final String checksum;
  private final List<String> layers;
  private final ImagePreparation preparation;
  private final Parallelism parallelism;
  private volatile Network network; // null once closed, so that its memory can be had back

  PretrainedNetwork(
      Network network,
      String checksum,
      List<String> layers,
      ImagePreparation preparation,
      Parallelism parallelism) {
    this.network = network;
    this.checksum = checksum;
    this.layers = List.copyOf(layers);
    this.preparation = preparation;
    this.parallelism = parallelism;
  }

  @Override
  public int batch() {
    Shape input = open().inputShape();
    int images = PIXELS / (input.length(0) * input.length(1));
    return Math.max(1, Math.min(MOST_IMAGES, images));
  }

  @Override
  public String checksum() {
    return checksum;
  }

  @Override
  public Map<String, float[]> apply(ImageBatch images) {
    Network opened = open();
    float[] pixels = preparation.apply(images, parallelism);
    Map<String, float[]> results = new LinkedHashMap<>();
    try (Tape tape = Tape.inference(opened.kernels())) {
      Pass pass = Pass.inference(tape).capturing(layers.toArray(String[]::new));
      Shape batch = opened.inputShape().prepend(images.count());
      opened.apply(tape.constant(opened.kernels().of(batch, pixels)), pass);
      layers.forEach(layer -> results.put(layer, pass.captured(layer).value().toFloats()));
    }
    return results;
  }

  private Network open() {
    Network opened = network;
    if (opened == null) {
      throw new IllegalStateException("the network is closed");
    }
    return opened;
  }

  @Override
  public void close() {
    network = null;
  }
}
