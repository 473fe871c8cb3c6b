package org.oddity.experiment;

import java.util.List;
import java.util.OptionalInt;
import org.oddity.core.ImageBatch;
import org.oddity.core.ImageShape;
import org.oddity.data.Dataset;
import org.oddity.data.Part;

/**
 * Images of one pixel whose value tells their part and place, so that a test sees who got which.
 */
public final class TestingDataset implements Dataset {
  private final List<String> classes;
  private final int[] train;
  private final int[] test;
  private final OptionalInt normalClass;

  public TestingDataset(List<String> classes, int[] train, int[] test, OptionalInt normalClass) {
    this.classes = classes;
    this.train = train;
    this.test = test;
    this.normalClass = normalClass;
  }

  /** Returns a dataset with so many images of each class in each part. */
  public static TestingDataset of(List<String> classes, int trainPerClass, int testPerClass) {
    return new TestingDataset(
        classes,
        labels(classes.size(), trainPerClass),
        labels(classes.size(), testPerClass),
        OptionalInt.empty());
  }

  private static int[] labels(int classes, int each) {
    int[] labels = new int[classes * each];
    for (int i = 0; i < labels.length; i++) {
      labels[i] = i % classes;
    }
    return labels;
  }

  /** Returns the value of the pixel of an image. */
  public static float pixel(Part part, int index) {
    return (part == Part.TRAIN ? 0 : 0.5f) + index / 100_000f;
  }

  @Override
  public ImageShape shape() {
    return new ImageShape(1, 1, 1);
  }

  @Override
  public List<String> classNames() {
    return classes;
  }

  @Override
  public int[] labels(Part part) {
    return (part == Part.TRAIN ? train : test).clone();
  }

  @Override
  public ImageBatch images(Part part, int[] indices) {
    float[] pixels = new float[indices.length];
    for (int i = 0; i < indices.length; i++) {
      pixels[i] = pixel(part, indices[i]);
    }
    return ImageBatch.wrap(shape(), pixels);
  }

  @Override
  public OptionalInt normalClass() {
    return normalClass;
  }

  @Override
  public String checksum() {
    return "0".repeat(64);
  }
}
