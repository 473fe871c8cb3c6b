package org.oddity.data.coco;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Path;
import java.util.List;
import javax.imageio.ImageIO;
import org.oddity.data.Part;

/**
 * Crops to look at: a row for each class in the order of the labels, each crop beside its twin; at
 * the left training, at the right testing ones.
 */
final class ContactSheet {
  private static final int TRAINING = 7;
  private static final int TESTING = 3;
  private static final int GAP = 4;
  private static final int WHITE = 0xffffff;

  private final Path folder;
  private final int size;
  private final int scale;

  ContactSheet(Path folder, int size) {
    this.folder = folder;
    this.size = size;
    this.scale = Math.max(1, 64 / size);
  }

  void write(Selection selection) throws IOException {
    int cell = size * scale + GAP;
    BufferedImage sheet =
        new BufferedImage(
            2 * (TRAINING + TESTING) * cell + GAP,
            CropRecipe.CLASSES.size() * cell + GAP,
            BufferedImage.TYPE_INT_RGB);
    for (int y = 0; y < sheet.getHeight(); y++) {
      for (int x = 0; x < sheet.getWidth(); x++) {
        sheet.setRGB(x, y, WHITE);
      }
    }
    draw(sheet, Part.TRAIN, selection.train(), 0, TRAINING);
    draw(sheet, Part.TEST, selection.test(), TRAINING, TESTING);
    ImageIO.write(sheet, "png", folder.resolve(Crops.CONTACT_SHEET).toFile());
  }

  private void draw(BufferedImage sheet, Part part, List<Candidate> crops, int column, int most)
      throws IOException {
    int[] shown = new int[CropRecipe.CLASSES.size()];
    try (RandomAccessFile originals = open(Crops.ORIGINAL, part);
        RandomAccessFile masked = open(Crops.MASKED, part)) {
      for (int i = 0; i < crops.size(); i++) {
        int row = crops.get(i).label();
        if (shown[row] < most) {
          int at = 2 * (column + shown[row]++);
          draw(sheet, originals, i, row, at);
          draw(sheet, masked, i, row, at + 1);
        }
      }
    }
  }

  private RandomAccessFile open(Crops crops, Part part) throws IOException {
    return new RandomAccessFile(folder.resolve(crops.file(part)).toFile(), "r");
  }

  private void draw(BufferedImage sheet, RandomAccessFile crops, int index, int row, int column)
      throws IOException {
    byte[] image = new byte[size * size * Crops.CHANNELS];
    crops.seek((long) index * image.length);
    crops.readFully(image);
    int left = GAP + column * (size * scale + GAP);
    int top = GAP + row * (size * scale + GAP);
    for (int y = 0; y < size * scale; y++) {
      for (int x = 0; x < size * scale; x++) {
        int at = (y / scale * size + x / scale) * Crops.CHANNELS;
        int rgb = (image[at] & 0xff) << 16 | (image[at + 1] & 0xff) << 8 | (image[at + 2] & 0xff);
        sheet.setRGB(left + x, top + y, rgb);
      }
    }
  }
}
