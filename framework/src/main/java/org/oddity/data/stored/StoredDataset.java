package org.oddity.data.stored;

import static java.util.Objects.requireNonNull;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.IntStream;
import org.oddity.core.ImageBatch;
import org.oddity.core.ImageShape;
import org.oddity.data.Dataset;
import org.oddity.data.Part;

/**
 * A dataset of two parts whose labels are in memory.
 *
 * <p>The checksum is the SHA-256 of: the shape and the class names as text, then for the training
 * and the test part the labels as 32-bit big-endian numbers and what {@link PixelSource#digest}
 * gives, and where there are masks of the test part, these, eight pixels to a byte. It is computed
 * at the first call and kept.
 */
public final class StoredDataset implements Dataset {
  private final ImageShape shape;
  private final List<String> classNames;
  private final StoredPart train;
  private final StoredPart test;
  private final OptionalInt normalClass;
  private final Optional<MaskSource> masks;
  private final Map<Part, MaskSource> objects;
  private String checksum;

  private StoredDataset(
      ImageShape shape,
      List<String> classNames,
      StoredPart train,
      StoredPart test,
      OptionalInt normalClass,
      Optional<MaskSource> masks,
      Map<Part, MaskSource> objects) {
    this.shape = requireNonNull(shape, "shape is null");
    this.classNames = List.copyOf(classNames);
    this.train = requireNonNull(train, "train is null");
    this.test = requireNonNull(test, "test is null");
    this.normalClass = requireNonNull(normalClass, "normalClass is null");
    this.masks = requireNonNull(masks, "masks is null");
    this.objects = Map.copyOf(objects);
    checkLabels(train.labels());
    checkLabels(test.labels());
  }

  /** Makes a dataset in which no class is called normal and nothing is masked. */
  public static StoredDataset of(
      ImageShape shape, List<String> classNames, StoredPart train, StoredPart test) {
    return new StoredDataset(
        shape, classNames, train, test, OptionalInt.empty(), Optional.empty(), Map.of());
  }

  /** Returns the same dataset with one class called normal. */
  public StoredDataset withNormalClass(int normal) {
    Objects.checkIndex(normal, classNames.size());
    return new StoredDataset(
        shape, classNames, train, test, OptionalInt.of(normal), masks, objects);
  }

  /** Returns the same dataset with masks of its test images. */
  public StoredDataset withMasks(MaskSource source) {
    return new StoredDataset(
        shape, classNames, train, test, normalClass, Optional.of(source), objects);
  }

  /** Returns the same dataset with the pixels that show each image's object. */
  public StoredDataset withObjects(MaskSource training, MaskSource testing) {
    return new StoredDataset(
        shape,
        classNames,
        train,
        test,
        normalClass,
        masks,
        Map.of(Part.TRAIN, training, Part.TEST, testing));
  }

  @Override
  public ImageShape shape() {
    return shape;
  }

  @Override
  public List<String> classNames() {
    return classNames;
  }

  @Override
  public int[] labels(Part part) {
    return of(part).labels().clone();
  }

  @Override
  public ImageBatch images(Part part, int[] indices) {
    PixelSource source = of(part).pixels();
    for (int index : indices) {
      Objects.checkIndex(index, source.count());
    }
    float[] pixels = new float[Math.multiplyExact(indices.length, shape.size())];
    source.read(indices, pixels);
    return ImageBatch.wrap(shape, pixels);
  }

  @Override
  public OptionalInt normalClass() {
    return normalClass;
  }

  @Override
  public Optional<boolean[][]> masks(int[] indices) {
    for (int index : indices) {
      Objects.checkIndex(index, test.labels().length);
    }
    return masks.map(source -> source.read(indices));
  }

  @Override
  public Optional<boolean[][]> objects(Part part, int[] indices) {
    for (int index : indices) {
      Objects.checkIndex(index, of(part).labels().length);
    }
    return Optional.ofNullable(objects.get(part)).map(source -> source.read(indices));
  }

  @Override
  public synchronized String checksum() {
    if (checksum == null) {
      MessageDigest digest = Digests.sha256();
      String head = shape + "\n" + String.join("\n", classNames) + "\n";
      digest.update(head.getBytes(StandardCharsets.UTF_8));
      digest(train, digest);
      digest(test, digest);
      masks.ifPresent(source -> digest(source, test.labels().length, digest));
      checksum = HexFormat.of().formatHex(digest.digest());
    }
    return checksum;
  }

  private static void digest(StoredPart part, MessageDigest digest) {
    ByteBuffer labels = ByteBuffer.allocate(4 + 4 * part.labels().length);
    labels.putInt(part.labels().length);
    for (int label : part.labels()) {
      labels.putInt(label);
    }
    digest.update(labels.flip());
    part.pixels().digest(digest);
  }

  private static void digest(MaskSource masks, int count, MessageDigest digest) {
    for (boolean[] mask : masks.read(IntStream.range(0, count).toArray())) {
      byte[] packed = new byte[(mask.length + 7) / 8];
      for (int i = 0; i < mask.length; i++) {
        packed[i / 8] |= (byte) (mask[i] ? 0x80 >> (i % 8) : 0);
      }
      digest.update(packed);
    }
  }

  private StoredPart of(Part part) {
    return part == Part.TRAIN ? train : test;
  }

  private void checkLabels(int[] labels) {
    for (int label : labels) {
      Objects.checkIndex(label, classNames.size());
    }
  }
}
