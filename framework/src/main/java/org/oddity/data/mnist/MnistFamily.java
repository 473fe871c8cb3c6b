package org.oddity.data.mnist;

import java.net.URI;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.oddity.core.ImageShape;
import org.oddity.core.InvalidInputException;
import org.oddity.data.DataHome;
import org.oddity.data.Dataset;
import org.oddity.data.Download.RemoteFile;
import org.oddity.data.stored.BytePixels;
import org.oddity.data.stored.DataFiles;
import org.oddity.data.stored.StoredDataset;
import org.oddity.data.stored.StoredPart;

/**
 * Datasets in the four files of MNIST.
 *
 * @param name as {@code oddity data fetch} takes it
 * @param folders below the data home, the first that holds a file wins
 * @param classNames in the order of the labels
 */
record MnistFamily(String name, List<String> folders, List<String> classNames) {
  private static final int SIDE = 28;

  Dataset open(MnistOptions options, DataHome home) {
    DataFiles files = DataFiles.of(name, home, options.folder(), folders);
    Map<String, Path> found = new LinkedHashMap<>();
    for (String file : IdxFiles.ALL) {
      files.find(file, file + ".gz", spelledWithDot(file)).ifPresent(path -> found.put(file, path));
    }
    List<String> missing =
        IdxFiles.ALL.stream()
            .filter(file -> !found.containsKey(file))
            .map(file -> file + ".gz")
            .toList();
    if (!missing.isEmpty()) {
      throw files.missing(missing);
    }
    return StoredDataset.of(
        new ImageShape(SIDE, SIDE, 1),
        classNames,
        part(found.get(IdxFiles.TRAIN_IMAGES), found.get(IdxFiles.TRAIN_LABELS)),
        part(found.get(IdxFiles.TEST_IMAGES), found.get(IdxFiles.TEST_LABELS)));
  }

  /** Some copies are called {@code train-images.idx3-ubyte}. */
  private static String spelledWithDot(String file) {
    return file.replace("-idx", ".idx");
  }

  private StoredPart part(Path imageFile, Path labelFile) {
    IdxFile images = IdxFile.images(imageFile, SIDE, SIDE);
    IdxFile labelled = IdxFile.labels(labelFile);
    if (images.count() != labelled.count()) {
      throw new InvalidInputException(
          labelFile.toString(),
          "holds "
              + labelled.count()
              + " labels, but "
              + imageFile
              + " holds "
              + images.count()
              + " images: the two do not belong together; fetch both again");
    }
    int[] labels = labels(labelFile, labelled.read());
    return new StoredPart(labels, new BytePixels(SIDE * SIDE, images.count(), images::read));
  }

  private int[] labels(Path file, byte[] bytes) {
    int[] labels = new int[bytes.length];
    for (int i = 0; i < bytes.length; i++) {
      labels[i] = bytes[i] & 0xff;
      if (labels[i] >= classNames.size()) {
        throw new InvalidInputException(
            file.toString(),
            "label "
                + i
                + " is "
                + labels[i]
                + ", allowed is 0 to "
                + (classNames.size() - 1)
                + ": the file is damaged; fetch it again");
      }
    }
    return labels;
  }

  static RemoteFile file(String name, List<String> mirrors, String md5, long bytes) {
    List<URI> addresses =
        mirrors.stream().map(mirror -> URI.create(mirror + name + ".gz")).toList();
    return new RemoteFile(name + ".gz", addresses, "MD5", md5, bytes);
  }
}
