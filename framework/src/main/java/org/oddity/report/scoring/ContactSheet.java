package org.oddity.report.scoring;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.util.ArrayList;
import java.util.List;
import org.oddity.experiment.scoring.ScoredFile;
import org.oddity.report.plot.Numbers;

/**
 * A sequence of frames on one sheet, read like a text. Where there are more than fit, each place
 * stands for as many frames in a row and shows the one of them with the highest score.
 */
final class ContactSheet {
  private static final int MOST = 240;
  private static final int COLUMNS = 12;
  private static final int SIDE = 112;
  private static final int GAP = 6;

  private final int inARow;
  private final List<BufferedImage> cells = new ArrayList<>();
  private double highest;

  ContactSheet(int frames) {
    this.inARow = Math.max(1, (frames + MOST - 1) / MOST);
  }

  /** Adds the next frame. */
  void add(int index, ScoredFile file, BufferedImage picture) {
    boolean begins = index % inARow == 0;
    if (begins || file.score() > highest) {
      highest = file.score();
      String words = (index + 1) + "   " + Numbers.brief(file.score());
      BufferedImage cell =
          Verdict.around(Raster.within(picture, SIDE), file.anomalous(), SIDE, words);
      if (begins) {
        cells.add(cell);
      } else {
        cells.set(cells.size() - 1, cell);
      }
    }
  }

  /** Returns the sheet on white ground. */
  BufferedImage draw() {
    int columns = Math.min(COLUMNS, cells.size());
    int rows = (cells.size() + columns - 1) / columns;
    int width = cells.stream().mapToInt(BufferedImage::getWidth).max().orElseThrow() + GAP;
    int height = cells.stream().mapToInt(BufferedImage::getHeight).max().orElseThrow() + GAP;
    BufferedImage sheet =
        new BufferedImage(columns * width + GAP, rows * height + GAP, BufferedImage.TYPE_INT_RGB);
    Graphics2D graphics = sheet.createGraphics();
    try {
      graphics.setColor(Color.WHITE);
      graphics.fillRect(0, 0, sheet.getWidth(), sheet.getHeight());
      for (int i = 0; i < cells.size(); i++) {
        int left = GAP + i % columns * width;
        graphics.drawImage(cells.get(i), left, GAP + i / columns * height, null);
      }
    } finally {
      graphics.dispose();
    }
    return sheet;
  }
}
