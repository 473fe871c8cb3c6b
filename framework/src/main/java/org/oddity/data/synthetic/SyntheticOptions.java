package org.oddity.data.synthetic;

import org.oddity.config.Option;
import org.oddity.config.Requirements;

/** What to draw, how large and how often. */
public record SyntheticOptions(
    @Option(
            help = "ten classes of objects, alone or in clutter, or a texture with defects",
            byDefault = "shapes")
        Drawing kind,
    @Option(help = "the texture that is normal, for kind textures", byDefault = "weave")
        Texture texture,
    @Option(help = "the same objects on black, for kind clutter", byDefault = "false")
        boolean masked,
    @Option(help = "1 for grey, 3 for colour", byDefault = "1") int channels,
    @Option(help = "rows and columns of pixels, 16 to 512", byDefault = "32") int size,
    @Option(help = "training images of each class", byDefault = "200") int train,
    @Option(help = "test images of each class", byDefault = "50") int test,
    @Option(help = "chooses the images; another seed draws others", byDefault = "1") long seed) {
  private static final int MOST_IMAGES = 100_000;

  public SyntheticOptions {
    Requirements.begin()
        .that(channels == 1 || channels == 3, "channels", channels, "must be 1 or 3")
        .between("size", size, 16, 512)
        .between("train", train, 1, MOST_IMAGES)
        .between("test", test, 1, MOST_IMAGES)
        .end();
  }
}
