package org.oddity.data.coco;

import java.util.List;
import org.oddity.config.Option;
import org.oddity.config.Requirements;

/**
 * Which objects are cut out, how many and how large; part of what is built, so that it can be built
 * again.
 *
 * @param train crops of each class in the training part
 * @param test crops of each class in the test part
 * @param size rows and columns of pixels of each crop
 * @param shortestSide of an object's box, in pixels of the photograph
 * @param longestShape the longer side of a box over the shorter, at most
 * @param seed chooses among the objects
 */
public record CropRecipe(
    @Option(help = "crops of each class in the training part", byDefault = "500") int train,
    @Option(help = "crops of each class in the test part", byDefault = "50") int test,
    @Option(help = "rows and columns of pixels of each crop, 8 to 128", byDefault = "32") int size,
    @Option(help = "least length of both sides of a box, in pixels", byDefault = "50")
        double shortestSide,
    @Option(
            help = "most length of a box's longer side over its shorter; 2 is aspect 0.5 to 2",
            byDefault = "2")
        double longestShape,
    @Option(help = "chooses among the objects; another seed chooses others", byDefault = "1")
        long seed) {
  /** The classes, in the order of their labels; the names are COCO's. */
  public static final List<String> CLASSES =
      List.of(
          "airplane", "car", "bird", "cat", "sports ball", "dog", "bowl", "horse", "boat", "truck");

  private static final int MOST_CROPS = 10_000;

  public CropRecipe {
    Requirements.begin()
        .between("train", train, 1, MOST_CROPS)
        .between("test", test, 1, MOST_CROPS)
        .between("size", size, 8, 128)
        .between("shortestSide", shortestSide, 1, 10_000)
        .between("longestShape", longestShape, 1, 100)
        .that(
            (long) Math.max(train, test) * CLASSES.size() * size * size * Crops.CHANNELS
                <= Integer.MAX_VALUE,
            "size",
            size,
            "must be smaller for so many crops: a part holds at most 2 GiB")
        .end();
  }

  /** Returns how many crops of each class are wanted. */
  int wanted() {
    return train + test;
  }
}
