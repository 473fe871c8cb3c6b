package org.oddity.data.synthetic;

import java.util.List;
import org.oddity.config.Option;
import org.oddity.config.Requirements;

/** Which textures to draw, how large and how often. */
public record TexturesOptions(
    @Option(
            help = "the textures, each a category and a task",
            byDefault = "[weave, grain, dots, brick, waves]")
        List<Texture> categories,
    @Option(help = "1 for grey, 3 for colour, which has one kind of defect more", byDefault = "3")
        int channels,
    @Option(help = "rows and columns of pixels, 16 to 1024", byDefault = "64") int size,
    @Option(help = "training images of each category, all of them good", byDefault = "100")
        int train,
    @Option(
            help = "test images of each category that are good, and of each defect",
            byDefault = "10")
        int test,
    @Option(help = "chooses the images; another seed draws others", byDefault = "1") long seed) {
  private static final int MOST_IMAGES = 100_000;

  public TexturesOptions {
    categories = List.copyOf(categories);
    Requirements.begin()
        .that(!categories.isEmpty(), "categories", "an empty list", "must name a texture")
        .that(
            categories.stream().distinct().count() == categories.size(),
            "categories",
            categories,
            "must differ")
        .that(channels == 1 || channels == 3, "channels", channels, "must be 1 or 3")
        .between("size", size, 16, 1024)
        .between("train", train, 1, MOST_IMAGES)
        .between("test", test, 1, MOST_IMAGES)
        .end();
  }
}
