package org.oddity.evaluation.localisation;

import java.util.Arrays;

/**
 * The connected regions of a mask: pixels that touch at a side or a corner are of one region
 * (8-connected), as {@code scipy.ndimage.label} has it with a structure of ones.
 *
 * @param labels of each pixel, row after row: 0 outside, regions from 1 in the order in which their
 *     first pixels come; read only
 * @param sizes the number of pixels of each region, the first one's first; read only
 */
public record ConnectedRegions(int[] labels, int[] sizes) {
  private static final int SOME = 16;

  /**
   * Finds them.
   *
   * @param mask row after row
   * @param width columns
   * @throws IllegalArgumentException if the mask is not a whole number of rows
   */
  public static ConnectedRegions of(boolean[] mask, int width) {
    if (width < 1 || mask.length % width != 0) {
      throw new IllegalArgumentException(
          mask.length + " pixels are not a whole number of rows of " + width);
    }
    int[] labels = new int[mask.length];
    int[] sizes = new int[SOME];
    int[] waiting = new int[SOME];
    int count = 0;
    for (int first = 0; first < mask.length; first++) {
      if (!mask[first] || labels[first] != 0) {
        continue;
      }
      if (count == sizes.length) {
        sizes = Arrays.copyOf(sizes, 2 * count);
      }
      labels[first] = ++count;
      waiting[0] = first;
      int left = 1;
      while (left > 0) {
        int pixel = waiting[--left];
        sizes[count - 1]++;
        if (left + 8 > waiting.length) {
          waiting = Arrays.copyOf(waiting, 2 * waiting.length);
        }
        left = spread(mask, width, labels, pixel, waiting, left);
      }
    }
    return new ConnectedRegions(labels, Arrays.copyOf(sizes, count));
  }

  /** Gives a pixel's label to its neighbours in the mask that have none; they wait their turn. */
  private static int spread(
      boolean[] mask, int width, int[] labels, int pixel, int[] waiting, int left) {
    int row = pixel / width;
    int column = pixel % width;
    int last = left;
    for (int y = Math.max(0, row - 1); y <= row + 1 && y * width < mask.length; y++) {
      for (int x = Math.max(0, column - 1); x <= column + 1 && x < width; x++) {
        int neighbour = y * width + x;
        if (mask[neighbour] && labels[neighbour] == 0) {
          labels[neighbour] = labels[pixel];
          waiting[last++] = neighbour;
        }
      }
    }
    return last;
  }

  /** Returns the number of regions. */
  public int count() {
    return sizes.length;
  }
}
