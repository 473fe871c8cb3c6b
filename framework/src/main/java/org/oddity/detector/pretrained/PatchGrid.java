package org.oddity.detector.pretrained;

import java.util.List;
import java.util.Map;
import org.oddity.backbone.FeatureLayer;
import org.oddity.backbone.feature.FeatureMap;
import org.oddity.tensor.Matrix;
import org.oddity.tensor.Parallelism;

/**
 * The places of an image and what there is to say of each: layers' maps, averaged over a
 * neighbourhood, brought to the finest of them and joined channel by channel.
 */
public final class PatchGrid {
  private final List<FeatureLayer> layers;
  private final int neighbourhood;
  private final Sampling sampling;
  private final Parallelism parallelism;
  private final int height;
  private final int width;
  private final int channels;

  /**
   * Describes the places of images.
   *
   * @param layers at least one
   * @param neighbourhood side of the square that is averaged around each place of a layer, odd; 1
   *     for the place alone. What lies outside of the map counts as 0
   */
  public PatchGrid(
      List<FeatureLayer> layers, int neighbourhood, Sampling sampling, Parallelism parallelism) {
    this.layers = List.copyOf(layers);
    this.neighbourhood = neighbourhood;
    this.sampling = sampling;
    this.parallelism = parallelism;
    this.height = layers.stream().mapToInt(FeatureLayer::height).max().orElseThrow();
    this.width = layers.stream().mapToInt(FeatureLayer::width).max().orElseThrow();
    this.channels = layers.stream().mapToInt(FeatureLayer::channels).sum();
  }

  /** Returns the rows of places. */
  public int height() {
    return height;
  }

  /** Returns the columns of places. */
  public int width() {
    return width;
  }

  /** Returns how many places an image has. */
  public int places() {
    return height * width;
  }

  /** Returns how many numbers there are for each place. */
  public int channels() {
    return channels;
  }

  /**
   * Returns the places of images, {@code [count · height · width, channels]}.
   *
   * @param features of all layers, by their names
   */
  public Matrix of(Map<String, FeatureMap> features) {
    int count = features.get(layers.get(0).name()).count();
    Matrix patches = Matrix.zeros(Math.multiplyExact(count, places()), channels);
    parallelism.forRange(
        count,
        1,
        (from, to) -> {
          for (int i = from; i < to; i++) {
            int channel = i * places() * channels;
            for (FeatureLayer layer : layers) {
              write(features.get(layer.name()), i, patches.values(), channel);
              channel += layer.channels();
            }
          }
        });
    return patches;
  }

  private void write(FeatureMap map, int image, float[] patches, int offset) {
    FeatureLayer layer = map.layer();
    Sampling.Grid grid = new Sampling.Grid(layer.height(), layer.width(), layer.channels());
    Sampling.Grid all = new Sampling.Grid(height, width, layer.channels());
    if (neighbourhood == 1) {
      sampling.resize(grid, map.values(), image * layer.size(), all, patches, offset, channels);
    } else {
      float[] averaged = averaged(map, image);
      sampling.resize(grid, averaged, 0, all, patches, offset, channels);
    }
  }

  private float[] averaged(FeatureMap map, int image) {
    FeatureLayer layer = map.layer();
    int reach = neighbourhood / 2;
    float share = 1f / (neighbourhood * neighbourhood);
    float[] averaged = new float[layer.size()];
    for (int y = 0; y < layer.height(); y++) {
      for (int x = 0; x < layer.width(); x++) {
        int target = (y * layer.width() + x) * layer.channels();
        for (int v = Math.max(y - reach, 0); v <= Math.min(y + reach, layer.height() - 1); v++) {
          for (int u = Math.max(x - reach, 0); u <= Math.min(x + reach, layer.width() - 1); u++) {
            int place = (v * layer.width() + u) * layer.channels();
            int source = image * layer.size() + place;
            for (int c = 0; c < layer.channels(); c++) {
              averaged[target + c] += map.values()[source + c];
            }
          }
        }
        for (int c = target; c < target + layer.channels(); c++) {
          averaged[c] *= share;
        }
      }
    }
    return averaged;
  }
}
