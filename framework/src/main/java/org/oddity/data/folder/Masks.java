package org.oddity.data.folder;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.oddity.config.Problems;
import org.oddity.core.ImageShape;
import org.oddity.core.InvalidInputException;
import org.oddity.core.Place;
import org.oddity.data.image.DecodedImage;
import org.oddity.data.image.ImageContent;
import org.oddity.data.image.ImageDecoder;
import org.oddity.data.stored.MaskSource;

/**
 * MVTec AD's {@code ground_truth/DEFECT/NAME_mask.png}, not black where the image is anomalous.
 *
 * <p>Resized, a pixel is anomalous where at least half of its weight is; where that leaves nothing
 * of a thin defect, its heaviest pixels are.
 */
final class Masks implements MaskSource {
  static final String FOLDER = "ground_truth";

  private final List<Path> images;
  private final List<Optional<Path>> files;
  private final ImageShape shape;

  private Masks(List<Path> images, List<Optional<Path>> files, ImageShape shape) {
    this.images = images;
    this.files = files;
    this.shape = new ImageShape(shape.height(), shape.width(), 1);
  }

  static Masks of(Path root, FolderContent content, ImageShape shape) {
    Problems problems = new Problems();
    List<Optional<Path>> files = new ArrayList<>();
    for (LabelledFile image : content.test()) {
      if (image.label() == content.normalClass().orElseThrow()) {
        files.add(Optional.empty());
        continue;
      }
      Path mask = maskOf(root, image.path());
      if (!Files.isRegularFile(mask)) {
        problems.add(Place.of(mask.toString()), "", "is missing, the mask of " + image.path());
      }
      files.add(Optional.of(mask));
    }
    problems.throwIfAny();
    return new Masks(content.test().stream().map(LabelledFile::path).toList(), files, shape);
  }

  private static Path maskOf(Path root, Path image) {
    String name = image.getFileName().toString();
    String stem = name.substring(0, name.lastIndexOf('.'));
    Path defect = root.resolve(FOLDER).resolve(image.getParent().getFileName());
    return defect.resolve(stem + "_mask.png");
  }

  @Override
  public boolean[][] read(int[] indices) {
    return IntStream.of(indices).mapToObj(this::mask).toArray(boolean[][]::new);
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
    if (!any) {
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
      mask[i] = covered[i] >= least;
    }
    return mask;
  }
}
