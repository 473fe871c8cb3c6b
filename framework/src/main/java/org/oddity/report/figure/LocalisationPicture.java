package org.oddity.report.figure;

import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.util.Locale;
import org.oddity.core.ImageShape;
import org.oddity.evaluation.localisation.LocalisationEvaluation;
import org.oddity.experiment.LocalisedCell;
import org.oddity.report.heat.HeatPicture;
import org.oddity.report.plot.Numbers;

/**
 * Lays some test images of each class side by side: the image, the anomaly map over it with the
 * outline of the mask, and the mask; all maps on one scale; the ground is transparent.
 */
final class LocalisationPicture {
  private static final int GAP = 2;
  private static final int BETWEEN = 16;
  private static final int TITLE = 22;
  private static final int CAPTION = 22;
  private static final int BASELINE = 14;
  private static final int SCALE = 96;
  private static final int NARROWEST = 560;

  /** Of no hue that heat has, on a dark rim, so that it is seen on cold and on hot alike. */
  private static final int OUTLINE = 0x35F0D0;

  private static final int RIM = 0x101418;
  private static final int MASKED = 0xF2F2F2;
  private static final int UNMASKED = 0x2B3036;

  private final LocalisedCell cell;
  private final HeatPicture heat = new HeatPicture();

  private LocalisationPicture(LocalisedCell cell) {
    this.cell = cell;
  }

  static BufferedImage draw(LocalisedCell cell) {
    return new LocalisationPicture(cell).draw();
  }

  private BufferedImage draw() {
    int width = cell.groups().stream().mapToInt(LocalisationPicture::width).max().orElse(0);
    int height = cell.groups().stream().mapToInt(LocalisationPicture::height).sum();
    BufferedImage picture =
        new BufferedImage(
            Math.max(NARROWEST, width), 2 * TITLE + height + TITLE, BufferedImage.TYPE_INT_ARGB);
    Graphics2D graphics = picture.createGraphics();
    try {
      Pictures.prepareForLetters(graphics);
      graphics.drawString(figures(cell.evaluation()), 0, BASELINE);
      graphics.drawString(
          "Each: image, map over it with the mask's outline, mask; below them the score",
          0,
          TITLE + BASELINE);
      int top = 2 * TITLE;
      for (LocalisedCell.Group group : cell.groups()) {
        draw(graphics, group, top);
        top += height(group);
      }
      drawScale(graphics, top);
    } finally {
      graphics.dispose();
    }
    return picture;
  }

  private static String figures(LocalisationEvaluation evaluation) {
    return String.format(
        Locale.ROOT,
        "AUROC of pixels %.3f, AUPRO %.3f, AUPR of pixels %.3f, best F1 of pixels %.3f (oracle)",
        evaluation.auroc(),
        evaluation.aupro(),
        evaluation.aupr(),
        evaluation.bestF1().f1());
  }

  private void draw(Graphics2D graphics, LocalisedCell.Group group, int top) {
    ImageShape shape = group.images().shape();
    int step = Pictures.width(shape) + GAP;
    graphics.drawString(group.title(), 0, top + BASELINE);
    for (int i = 0; i < group.images().count(); i++) {
      int left = i * column(shape);
      int first = top + TITLE;
      BufferedImage image = Pictures.of(group.images(), i);
      graphics.drawImage(image, left, first, null);
      graphics.drawImage(overlay(group, i), left + step, first, null);
      graphics.drawImage(mask(group, i), left + 2 * step, first, null);
      graphics.drawString(
          Numbers.brief(group.scores()[i]), left, first + image.getHeight() + BASELINE);
    }
  }

  private BufferedImage overlay(LocalisedCell.Group group, int place) {
    BufferedImage picture = Pictures.of(group.images(), place);
    heat.over(picture, group.maps().get(place), cell.scale().low(), cell.scale().high());
    Mask mask = new Mask(group, place, picture);
    for (int y = 0; y < picture.getHeight(); y++) {
      for (int x = 0; x < picture.getWidth(); x++) {
        if (mask.isEdge(x, y)) {
          picture.setRGB(x, y, mask.at(x, y) ? OUTLINE : RIM);
        }
      }
    }
    return picture;
  }

  private static BufferedImage mask(LocalisedCell.Group group, int place) {
    BufferedImage picture = Pictures.of(group.images(), place);
    Mask mask = new Mask(group, place, picture);
    for (int y = 0; y < picture.getHeight(); y++) {
      for (int x = 0; x < picture.getWidth(); x++) {
        picture.setRGB(x, y, mask.at(x, y) ? MASKED : UNMASKED);
      }
    }
    return picture;
  }

  /** A mask at the size of a picture. */
  private record Mask(boolean[] pixels, int rows, int columns, int height, int width) {
    Mask(LocalisedCell.Group group, int place, BufferedImage picture) {
      this(
          group.masks().get(place),
          group.images().shape().height(),
          group.images().shape().width(),
          picture.getHeight(),
          picture.getWidth());
    }

    boolean at(int x, int y) {
      return pixels[y * rows / height * columns + x * columns / width];
    }

    /** Returns whether the mask ends between this pixel and one beside it, above it or below it. */
    boolean isEdge(int x, int y) {
      boolean here = at(x, y);
      return at(Math.max(0, x - 1), y) != here
          || at(Math.min(width - 1, x + 1), y) != here
          || at(x, Math.max(0, y - 1)) != here
          || at(x, Math.min(height - 1, y + 1)) != here;
    }
  }

  private void drawScale(Graphics2D graphics, int top) {
    String low = Numbers.brief(cell.scale().low());
    graphics.drawString(low, 0, top + BASELINE);
    int left = graphics.getFontMetrics().stringWidth(low) + 2 * GAP;
    graphics.drawImage(heat.scale(SCALE, BASELINE), left, top + 2, null);
    graphics.drawString(
        Numbers.brief(cell.scale().high()) + " and above, of all maps here",
        left + SCALE + 2 * GAP,
        top + BASELINE);
  }

  private static int column(ImageShape shape) {
    return 3 * (Pictures.width(shape) + GAP) + BETWEEN;
  }

  private static int width(LocalisedCell.Group group) {
    return group.images().count() * column(group.images().shape()) - BETWEEN;
  }

  private static int height(LocalisedCell.Group group) {
    return TITLE + Pictures.height(group.images().shape()) + CAPTION;
  }
}
