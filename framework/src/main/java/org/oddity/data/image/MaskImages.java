package org.oddity.data.image;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.IntStream;
import org.oddity.config.Problems;
import org.oddity.core.ImageShape;
import org.oddity.core.InvalidInputException;
import org.oddity.data.stored.MaskSource;

/**
 * Masks from image files: a pixel that is not black is anomalous.
 *
 * <p>Resized, a pixel is anomalous where at least half of its weight is; where that leaves nothing
 * of a thin defect, its heaviest pixels are.
 */
public final class MaskImages implements MaskSource {
  private static final int MOST_PROBLEMS = 20;

  private final List<Path> images;
  private final List<Optional<Path>> files;
  private final ImageShape shape;
  private final boolean blackRefused;

  private MaskImages(
      List<Path> images, List<Optional<Path>> files, ImageShape shape, boolean blackRefused) {
    this.images = List.copyOf(images);
    this.files = List.copyOf(files);
    this.shape = new ImageShape(shape.height(), shape.width(), 1);
    this.blackRefused = blackRefused;
  }

  /**
   * Makes masks of defects: each file must show one.
   *
   * @param images whose sizes they must have
   * @param files one for each image, none for what is normal
   * @param shape of the images once they are resized
   */
  public static MaskImages ofDefects(
      List<Path> images, List<Optional<Path>> files, ImageShape shape) {
    return new MaskImages(images, files, shape, true);
  }

  /** Makes masks that may be black, as those of a film's frames are; otherwise the same. */
  public static MaskImages ofFrames(
      List<Path> images, List<Optional<Path>> files, ImageShape shape) {
    return new MaskImages(images, files, shape, false);
  }

  @Override
  public boolean[][] read(int[] indices) {
    boolean[][] masks = new boolean[indices.length][];
    InvalidInputException[] failures = new InvalidInputException[indices.length];
    IntStream.range(0, indices.length)
        .parallel()
        .forEach(
            i -> {
              try {
                masks[i] = mask(indices[i]);
              } catch (InvalidInputException e) {
                failures[i] = e;
              }
            });
    Problems problems = new Problems();
    Arrays.stream(failures)
        .filter(Objects::nonNull)
        .limit(MOST_PROBLEMS)
        .forEach(failure -> problems.addAll(failure.problems()));
    problems.throwIfAny();
    return masks;
  }

  private boolean[] mask(int index) {
    Optional<Path> file = files.get(index);
    if (file.isEmpty()) {
      return new boolean[shape.size()];
    }
    DecodedImage mask = ImageDecoder.decode(ImageContent.of(file.get()), 1);
    ImageShape image = ImageDecoder.shape(ImageContent.of(images.get(index)));
    if (image.height() != mask.shape().height() || image.width() != mask.shape().width()) {
      throw new InvalidInputException(
          file.get().toString(),
          "is " + mask.shape() + ", but its image " + images.get(index) + " is " + image);
    }
    float[] covered = new float[mask.pixels().length];
    boolean any = false;
    for (int i = 0; i < covered.length; i++) {
      covered[i] = mask.pixels()[i] > 0 ? 1 : 0;
      any |= covered[i] > 0;
    }
    if (!any && blackRefused) {
      throw new InvalidInputException(
          file.get().toString(), "is black, but its image is called anomalous");
    }
    return threshold(new DecodedImage(mask.shape(), covered).resized(shape).pixels());
  }

  private static boolean[] threshold(float[] covered) {
    float most = 0;
    for (float value : covered) {
      most = Math.max(most, value);
    }
    float least = Math.min(0.5f, most);
    boolean[] mask = new boolean[covered.length];
    for (int i = 0; i < mask.length; i++) {
      mask[i] = most > 0 && covered[i] >= least;
    }
    return mask;
  }
}
