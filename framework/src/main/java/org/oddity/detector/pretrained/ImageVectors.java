package org.oddity.detector.pretrained;

import java.util.List;
import org.oddity.backbone.FeatureLayer;
import org.oddity.backbone.feature.FeatureExtractor;
import org.oddity.backbone.feature.FeatureMap;
import org.oddity.core.ImageBatch;
import org.oddity.core.NamedArrays;
import org.oddity.tensor.Matrix;

/** One vector for each image: what layers of a network trained elsewhere make of it, joined. */
public final class ImageVectors implements AutoCloseable {
  private final FeatureExtractor extractor;
  private final int length;

  /** Takes over an extractor: it is closed with this. */
  public ImageVectors(FeatureExtractor extractor) {
    this.extractor = extractor;
    this.length = length(extractor.layers());
  }

  /** Returns how many images the network takes at once. */
  public int batch() {
    return extractor.batch();
  }

  /** Returns how many numbers layers give for an image. */
  public static int length(List<FeatureLayer> layers) {
    return layers.stream().mapToInt(FeatureLayer::size).reduce(0, Math::addExact);
  }

  /** Returns the vectors of images, {@code [count, length]}. */
  public Matrix of(ImageBatch images) {
    Matrix vectors = Matrix.zeros(images.count(), length);
    extractor.forEach(
        images,
        (first, features) -> {
          int column = 0;
          for (FeatureMap map : features.values()) {
            int size = map.layer().size();
            for (int i = 0; i < map.count(); i++) {
              int target = (first + i) * length + column;
              System.arraycopy(map.values(), i * size, vectors.values(), target, size);
            }
            column += size;
          }
        });
    return vectors;
  }

  /** Returns what the extractor needs to be restored. */
  public NamedArrays state() {
    return extractor.state();
  }

  @Override
  public void close() {
    extractor.close();
  }
}
