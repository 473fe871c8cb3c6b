package org.oddity.backbone;

import java.util.Map;
import org.oddity.core.ImageBatch;

/**
 * A network with the weights it was opened with, for images of one shape, in inference mode. What
 * it gives for an image depends on that image alone. Usable by several threads until it is closed.
 */
public interface FeatureNetwork extends AutoCloseable {
  /** Returns how many images it takes at once; fixed, since kernels may round by it. */
  int batch();

  /** Returns the SHA-256 of its weights in hexadecimal: other weights give other features. */
  String checksum();

  /**
   * Returns the layers it was opened for, by name, {@code [batch, height, width, channels]}.
   *
   * @param images {@link #batch} of them, in [0, 1]
   */
  Map<String, float[]> apply(ImageBatch images);

  /** Gives its memory back. */
  @Override
  void close();
}
