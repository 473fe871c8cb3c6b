package org.oddity.data.synthetic;

import java.security.MessageDigest;
import java.util.stream.IntStream;
import org.oddity.core.ImageShape;
import org.oddity.core.Seeds;
import org.oddity.data.stored.PixelSource;

/** Images drawn when they are asked for, in 256 steps as if they came from a file. */
final class DrawnPixels implements PixelSource {
  private final ImageShape shape;
  private final int[] labels;
  private final Painter painter;
  private final Seeds seeds;

  DrawnPixels(ImageShape shape, int[] labels, Painter painter, Seeds seeds) {
    this.shape = shape;
    this.labels = labels.clone();
    this.painter = painter;
    this.seeds = seeds;
  }

  @Override
  public int count() {
    return labels.length;
  }

  @Override
  public void read(int[] indices, float[] target) {
    IntStream.range(0, indices.length)
        .parallel()
        .forEach(
            i -> {
              byte[] image = draw(indices[i]);
              for (int j = 0; j < image.length; j++) {
                target[i * image.length + j] = (image[j] & 0xff) / 255f;
              }
            });
  }

  @Override
  public void digest(MessageDigest digest) {
    for (int i = 0; i < labels.length; i++) {
      digest.update(draw(i));
    }
  }

  private byte[] draw(int index) {
    float[] values = painter.paint(labels[index], seeds.stream(streamOf(index)));
    byte[] image = new byte[shape.size()];
    for (int i = 0; i < image.length; i++) {
      image[i] = (byte) Math.round(Math.min(1, Math.max(0, values[i])) * 255);
    }
    return image;
  }

  /** Returns the name of the random stream of one image. */
  static String streamOf(int index) {
    return "image " + index;
  }
}
