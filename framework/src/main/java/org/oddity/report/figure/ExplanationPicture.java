package org.oddity.report.figure;

import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import org.oddity.core.ImageShape;
import org.oddity.experiment.ExplainedCell;
import org.oddity.explanation.ExplanationMap;
import org.oddity.report.heat.HeatPicture;
import org.oddity.report.plot.Numbers;

/**
 * Lays the explained images of each side below each other: the image, its map, the map over it, its
 * score, the map's greatest value and the class named, if one is; the ground is transparent.
 */
final class ExplanationPicture {
  private static final int GAP = 4;
  private static final int TITLE = 22;
  private static final int CAPTION = 18;
  private static final int NARROWEST_COLUMN = 88;
  private static final int NARROWEST = 460;
  private static final int LABELS = 64;
  private static final int SCALE = 96;
  private static final int BASELINE = 14;

  private final ExplainedCell cell;
  private final HeatPicture heat = new HeatPicture();

  private ExplanationPicture(ExplainedCell cell) {
    this.cell = cell;
  }

  static BufferedImage draw(ExplainedCell cell) {
    return new ExplanationPicture(cell).draw();
  }

  private BufferedImage draw() {
    int width = cell.sides().stream().mapToInt(ExplanationPicture::width).max().orElse(0);
    int height = cell.sides().stream().mapToInt(ExplanationPicture::height).sum();
    BufferedImage picture =
        new BufferedImage(
            Math.max(NARROWEST, width), TITLE + height + TITLE, BufferedImage.TYPE_INT_ARGB);
    Graphics2D graphics = picture.createGraphics();
    try {
      Pictures.prepareForLetters(graphics);
      graphics.drawString(cell.title(), 0, BASELINE);
      int top = TITLE;
      for (ExplainedCell.Side side : cell.sides()) {
        draw(graphics, side, top);
        top += height(side);
      }
      drawScale(graphics, top);
    } finally {
      graphics.dispose();
    }
    return picture;
  }

  private void draw(Graphics2D graphics, ExplainedCell.Side side, int top) {
    ImageShape shape = side.images().shape();
    int step = Pictures.height(shape) + GAP;
    int first = top + TITLE;
    graphics.drawString(side.title(), 0, top + BASELINE);
    label(graphics, "image", first);
    label(graphics, "map", first + step);
    label(graphics, "both", first + 2 * step);
    label(graphics, "score", first + 3 * step - BASELINE);
    label(graphics, "peak", first + 3 * step - BASELINE + CAPTION);
    if (!side.named().isEmpty()) {
      label(graphics, "named", first + 3 * step - BASELINE + 2 * CAPTION);
    }
    for (int i = 0; i < side.images().count(); i++) {
      int left = LABELS + i * column(shape);
      ExplanationMap map = side.maps().get(i);
      BufferedImage image = Pictures.of(side.images(), i);
      graphics.drawImage(image, left, first, null);
      graphics.drawImage(
          heat.alone(map, image.getWidth(), image.getHeight()), left, first + step, null);
      heat.over(image, map);
      graphics.drawImage(image, left, first + 2 * step, null);
      int caption = first + 3 * step + BASELINE;
      graphics.drawString(Numbers.brief(side.scores()[i]), left, caption);
      graphics.drawString(Numbers.brief(map.peak()), left, caption + CAPTION);
      if (!side.named().isEmpty()) {
        graphics.drawString(side.named().get(i), left, caption + 2 * CAPTION);
      }
    }
  }

  private static void label(Graphics2D graphics, String word, int top) {
    graphics.drawString(word, 0, top + 2 * BASELINE);
  }

  private void drawScale(Graphics2D graphics, int top) {
    graphics.drawString("0", LABELS - BASELINE, top + BASELINE);
    graphics.drawImage(heat.scale(SCALE, BASELINE), LABELS, top + 2, null);
    graphics.drawString("each map's own peak", LABELS + SCALE + 2 * GAP, top + BASELINE);
  }

  private static int column(ImageShape shape) {
    return Math.max(Pictures.width(shape), NARROWEST_COLUMN) + GAP;
  }

  private static int width(ExplainedCell.Side side) {
    return LABELS + side.images().count() * column(side.images().shape());
  }

  private static int height(ExplainedCell.Side side) {
    int captions = side.named().isEmpty() ? 2 : 3;
    return TITLE
        + 3 * (Pictures.height(side.images().shape()) + GAP)
        + captions * CAPTION
        + 2 * GAP;
  }
}
