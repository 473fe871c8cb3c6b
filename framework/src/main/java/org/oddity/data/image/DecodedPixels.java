package org.oddity.data.image;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicReferenceArray;
import java.util.stream.IntStream;
import org.oddity.core.ImageShape;
import org.oddity.core.InvalidInputException;
import org.oddity.core.Problem;
import org.oddity.data.stored.PixelSource;

/**
 * Image files as one part of a dataset, resized to one shape.
 *
 * <p>Values are rounded to 16 bits, which keeps those of 8-bit files exactly. Images once decoded
 * stay in memory, two bytes per value, unless all of them would take more than a quarter of the
 * heap. The checksum is over the files' bytes, each led by its length.
 */
public final class DecodedPixels implements PixelSource {
  private static final float LEVELS = 65535;
  private static final int MOST_PROBLEMS = 20;

  private final List<? extends ImageContent> files;
  private final ImageShape shape;
  private final AtomicReferenceArray<char[]> decoded;
  private final boolean keeps;

  /** Makes a source of these files, in this order; reads nothing yet. */
  public DecodedPixels(List<? extends ImageContent> files, ImageShape shape) {
    this.files = List.copyOf(files);
    this.shape = shape;
    this.decoded = new AtomicReferenceArray<>(files.size());
    this.keeps = 2L * files.size() * shape.size() <= Runtime.getRuntime().maxMemory() / 4;
  }

  @Override
  public int count() {
    return files.size();
  }

  /** Decodes on all processors; each image goes to its own place, so the order means nothing. */
  @Override
  public void read(int[] indices, float[] target) {
    InvalidInputException[] failures = new InvalidInputException[indices.length];
    IntStream.range(0, indices.length)
        .parallel()
        .forEach(
            i -> {
              try {
                copy(image(indices[i]), target, i * shape.size());
              } catch (InvalidInputException e) {
                failures[i] = e;
              }
            });
    List<Problem> problems =
        Arrays.stream(failures)
            .filter(Objects::nonNull)
            .flatMap(failure -> failure.problems().stream())
            .distinct()
            .limit(MOST_PROBLEMS)
            .toList();
    if (!problems.isEmpty()) {
      throw new InvalidInputException(problems);
    }
  }

  private static void copy(char[] values, float[] target, int offset) {
    for (int i = 0; i < values.length; i++) {
      target[offset + i] = values[i] / LEVELS;
    }
  }

  private char[] image(int index) {
    char[] known = decoded.get(index);
    if (known != null) {
      return known;
    }
    float[] pixels = ImageDecoder.decode(files.get(index), shape);
    char[] values = new char[pixels.length];
    for (int i = 0; i < values.length; i++) {
      values[i] = (char) Math.round(pixels[i] * LEVELS);
    }
    if (keeps) {
      decoded.set(index, values);
    }
    return values;
  }

  @Override
  public void digest(MessageDigest digest) {
    for (ImageContent file : files) {
      try {
        byte[] content = file.read();
        digest.update(ByteBuffer.allocate(8).putLong(content.length).flip());
        digest.update(content);
      } catch (IOException e) {
        throw new InvalidInputException(file.name(), "cannot be read: " + e.getMessage());
      }
    }
  }
}
