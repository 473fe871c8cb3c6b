package org.oddity.data.image;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.stream.IntStream;
import org.oddity.core.ImageBatch;
import org.oddity.core.ImageShape;
import org.oddity.core.InvalidInputException;

/**
 * Image files that are read some at a time and not kept, to the very values that {@link
 * DecodedPixels} gives a dataset.
 */
public final class ImageFiles {
  private static final int[] ONLY = {0};

  private final List<Path> files;
  private final ImageShape shape;

  /** Makes a sequence of these files; reads nothing yet. */
  public ImageFiles(List<Path> files, ImageShape shape) {
    this.files = List.copyOf(files);
    this.shape = shape;
  }

  /**
   * Reads the files from {@code from} up to, not including, {@code to}, on all processors.
   *
   * @throws InvalidInputException if files cannot be read or are damaged, all of them at once
   */
  public ImageBatch read(int from, int to) {
    Objects.checkFromToIndex(from, to, files.size());
    float[] pixels = new float[Math.multiplyExact(to - from, shape.size())];
    InvalidInputException[] failures = new InvalidInputException[to - from];
    IntStream.range(0, to - from)
        .parallel()
        .forEach(
            i -> {
              try {
                System.arraycopy(
                    image(files.get(from + i)), 0, pixels, i * shape.size(), shape.size());
              } catch (InvalidInputException e) {
                failures[i] = e;
              }
            });
    var problems =
        Arrays.stream(failures)
            .filter(Objects::nonNull)
            .flatMap(failure -> failure.problems().stream())
            .toList();
    if (!problems.isEmpty()) {
      throw new InvalidInputException(problems);
    }
    return ImageBatch.wrap(shape, pixels);
  }

  private float[] image(Path file) {
    float[] pixels = new float[shape.size()];
    new DecodedPixels(List.of(ImageContent.of(file)), shape).read(ONLY, pixels);
    return pixels;
  }
}
