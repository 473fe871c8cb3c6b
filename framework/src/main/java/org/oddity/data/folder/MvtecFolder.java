package org.oddity.data.folder;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import org.oddity.core.ImageBatch;
import org.oddity.core.ImageShape;
import org.oddity.core.InvalidInputException;
import org.oddity.data.Category;
import org.oddity.data.Dataset;
import org.oddity.data.Part;
import org.oddity.data.stored.BuildFolder;

/**
 * Writes a dataset with masks as a folder in MVTec AD's layout, for other programs and for {@code
 * folder}: {@code train/good}, {@code test/good}, {@code test/DEFECT} and {@code
 * ground_truth/DEFECT/NAME_mask.png}, of each category in a folder of its own; PNG files of 8 bits.
 */
public final class MvtecFolder {
  private static final String GOOD = "good";
  private static final int WHITE = 255;

  private final Dataset dataset;
  private final Path folder;

  private MvtecFolder(Dataset dataset, Path folder) {
    this.dataset = dataset;
    this.folder = folder;
  }

  /**
   * Writes a folder as a whole or not at all.
   *
   * @param target must not exist, or be empty
   * @return the number of images
   * @throws InvalidInputException if there is something at the target, or the dataset says neither
   *     what is normal nor which pixels are not
   */
  public static int write(Dataset dataset, Path target) {
    boolean named = dataset.normalClass().isPresent() || !dataset.categories().isEmpty();
    if (!named || dataset.masks(new int[0]).isEmpty()) {
      throw new InvalidInputException(
          target.toString(),
          "cannot be made of this dataset: it names no normal class or has no masks");
    }
    try {
      requireFree(target);
      try (BuildFolder folder = BuildFolder.besides(target)) {
        requireFree(target); // another build may have ended in between
        folder.clear();
        int images = new MvtecFolder(dataset, folder.path()).write();
        folder.publish();
        return images;
      }
    } catch (IOException e) {
      throw new UncheckedIOException("cannot write " + target + ": " + e.getMessage(), e);
    }
  }

  private static void requireFree(Path target) throws IOException {
    if (Files.exists(target) && !isEmptyFolder(target)) {
      throw new InvalidInputException(
          target.toString(), "is there already; name another folder or remove it");
    }
  }

  private static boolean isEmptyFolder(Path path) throws IOException {
    if (!Files.isDirectory(path)) {
      return false;
    }
    try (Stream<Path> entries = Files.list(path)) {
      return entries.findAny().isEmpty();
    }
  }

  private int write() throws IOException {
    int images = 0;
    for (Part part : Part.values()) {
      int[] labels = dataset.labels(part);
      Map<Integer, Integer> written = new HashMap<>();
      for (int i = 0; i < labels.length; i++) {
        Path place = place(labels[i]);
        String name =
            String.format(Locale.ROOT, "%03d", written.merge(labels[i], 1, Integer::sum) - 1);
        write(part, i, place, name);
      }
      images += labels.length;
    }
    return images;
  }

  private void write(Part part, int index, Path place, String name) throws IOException {
    Path category = place.getParent();
    String kind = place.getFileName().toString();
    String side = part == Part.TRAIN ? "train" : "test";
    ImageBatch image = dataset.images(part, new int[] {index});
    png(category.resolve(side).resolve(kind).resolve(name + ".png"), picture(image));
    if (part == Part.TEST && !kind.equals(GOOD)) {
      boolean[] mask = dataset.masks(new int[] {index}).orElseThrow()[0];
      Path file = category.resolve(MaskFiles.FOLDER).resolve(kind).resolve(name + "_mask.png");
      png(file, picture(mask));
    }
  }

  /** Returns the folder of a category with the name of a class in it, which need not exist. */
  private Path place(int label) {
    for (Category category : dataset.categories()) {
      if (category.classes().contains(label)) {
        String name = dataset.classNames().get(label);
        boolean normal = category.normalClass() == label;
        return folder
            .resolve(category.name())
            .resolve(normal ? GOOD : name.substring(category.name().length() + 1));
      }
    }
    boolean normal = dataset.normalClass().orElseThrow() == label;
    return folder.resolve(normal ? GOOD : dataset.classNames().get(label));
  }

  private BufferedImage picture(ImageBatch image) {
    ImageShape shape = image.shape();
    int type = shape.channels() == 1 ? BufferedImage.TYPE_BYTE_GRAY : BufferedImage.TYPE_3BYTE_BGR;
    BufferedImage picture = new BufferedImage(shape.width(), shape.height(), type);
    for (int i = 0; i < shape.size(); i++) {
      int pixel = i / shape.channels();
      int value = Math.round(WHITE * image.pixels()[i]);
      picture
          .getRaster()
          .setSample(pixel % shape.width(), pixel / shape.width(), i % shape.channels(), value);
    }
    return picture;
  }

  private BufferedImage picture(boolean... mask) {
    ImageShape shape = dataset.shape();
    BufferedImage picture =
        new BufferedImage(shape.width(), shape.height(), BufferedImage.TYPE_BYTE_GRAY);
    IntStream.range(0, mask.length)
        .filter(i -> mask[i])
        .forEach(
            i -> picture.getRaster().setSample(i % shape.width(), i / shape.width(), 0, WHITE));
    return picture;
  }

  private static void png(Path file, BufferedImage picture) throws IOException {
    Files.createDirectories(file.getParent());
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    ImageIO.write(picture, "png", bytes);
    Files.write(file, bytes.toByteArray());
  }
}
