package org.oddity.report.figure;

import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.util.function.IntFunction;
import org.oddity.core.ImageBatch;
import org.oddity.core.ImageShape;
import org.oddity.experiment.SameImages;
import org.oddity.report.heat.HeatPicture;
import org.oddity.report.plot.Numbers;

/**
 * Lays the images that every row of a task is explained with side by side, and what a row makes of
 * them in strips of the same columns, to be read below each other; the ground is transparent.
 */
final class SameImagesStrips {
  private static final int NARROWEST = 88;
  private static final int GAP = 8;
  private static final int LINE = 18;
  private static final int BETWEEN_SIDES = 24;

  private final SameImages same;
  private final HeatPicture heat = new HeatPicture();

  SameImagesStrips(SameImages same) {
    this.same = same;
  }

  /** Returns the images, the normal ones under that word, then the anomalous ones. */
  BufferedImage images() {
    return draw(LINE, i -> Pictures.of(same.images(), i), i -> first(i) ? side(i) : "");
  }

  private boolean first(int image) {
    return image == 0 || same.anomalous()[image] != same.anomalous()[image - 1];
  }

  private String side(int image) {
    return same.anomalous()[image] ? "anomalous" : "normal";
  }

  /** Returns each map over its image, below it the score and the map's peak: 0 is no map. */
  BufferedImage explanation() {
    return draw(
        0,
        i -> {
          BufferedImage picture = Pictures.of(same.images(), i);
          heat.over(picture, same.maps().get(i));
          return picture;
        },
        i -> "",
        i -> "score " + Numbers.brief(same.scores()[i]),
        i -> "peak " + Numbers.brief(same.maps().get(i).peak()));
  }

  /** Returns other images of these, such as maps. */
  BufferedImage of(ImageBatch others) {
    return draw(0, i -> Pictures.of(others, i), i -> "");
  }

  @SafeVarargs
  private BufferedImage draw(
      int above,
      IntFunction<BufferedImage> picture,
      IntFunction<String> title,
      IntFunction<String>... captions) {
    ImageShape shape = same.images().shape();
    int count = same.images().count();
    int width = Pictures.width(shape);
    int height = Pictures.height(shape);
    int column = Math.max(width, NARROWEST) + GAP;
    BufferedImage strip =
        new BufferedImage(
            column * count + BETWEEN_SIDES,
            above + height + LINE * captions.length + GAP,
            BufferedImage.TYPE_INT_ARGB);
    Graphics2D graphics = strip.createGraphics();
    try {
      Pictures.prepareForLetters(graphics);
      for (int i = 0; i < count; i++) {
        int left = i * column + (same.anomalous()[i] ? BETWEEN_SIDES : 0);
        graphics.drawString(title.apply(i), left, above - 5);
        graphics.drawImage(picture.apply(i), left, above, null);
        for (int line = 0; line < captions.length; line++) {
          int baseline = above + height + LINE * (line + 1) - 4;
          graphics.drawString(captions[line].apply(i), left, baseline);
        }
      }
    } finally {
      graphics.dispose();
    }
    return strip;
  }
}
