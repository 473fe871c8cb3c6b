package org.oddity.report.figure;

import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import org.oddity.core.ImageBatch;
import org.oddity.core.ImageGrid;

/** Lays rows of images below each other, each under its title; the ground is transparent. */
final class GridPicture {
  private static final int GAP = 4;
  private static final int TITLE = 20;
  private static final int NARROWEST = 160;

  private GridPicture() {}

  static BufferedImage draw(ImageGrid grid) {
    BufferedImage picture =
        new BufferedImage(
            grid.rows().stream().mapToInt(GridPicture::width).max().orElseThrow(),
            grid.rows().stream().mapToInt(GridPicture::height).sum(),
            BufferedImage.TYPE_INT_ARGB);
    Graphics2D graphics = picture.createGraphics();
    try {
      Pictures.prepareForLetters(graphics);
      int top = 0;
      for (ImageGrid.Row row : grid.rows()) {
        draw(graphics, row, top);
        top += height(row);
      }
    } finally {
      graphics.dispose();
    }
    return picture;
  }

  private static void draw(Graphics2D graphics, ImageGrid.Row row, int top) {
    ImageBatch images = row.images();
    graphics.drawString(row.title(), 0, top + TITLE - 6);
    for (int i = 0; i < images.count(); i++) {
      int left = i * (Pictures.width(images.shape()) + GAP);
      graphics.drawImage(Pictures.of(images, i), left, top + TITLE, null);
    }
  }

  private static int width(ImageGrid.Row row) {
    int column = Pictures.width(row.images().shape()) + GAP;
    return Math.max(NARROWEST, row.images().count() * column - GAP);
  }

  private static int height(ImageGrid.Row row) {
    return TITLE + Pictures.height(row.images().shape()) + GAP;
  }
}
