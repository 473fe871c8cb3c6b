package org.oddity.data.coco.mask;

import java.util.List;

/**
 * One polygon for each visible part of the object; their union is the mask.
 *
 * @param corners of each polygon: x, y, x, y, … in pixels from the picture's upper left corner
 */
public record Polygons(List<double[]> corners) implements Segmentation {
  private static final int LEAST_NUMBERS = 6;

  public Polygons {
    corners = List.copyOf(corners);
  }

  @Override
  public ObjectMask mask(int height, int width) throws DamagedSegmentationException {
    if (corners.isEmpty()) {
      throw new DamagedSegmentationException("has no polygon");
    }
    for (double[] polygon : corners) {
      check(polygon, height, width);
    }
    boolean[] pixels = new boolean[Math.multiplyExact(height, width)];
    for (double[] polygon : corners) {
      Outline.fill(polygon, height, width, pixels);
    }
    return new ObjectMask(height, width, pixels);
  }

  private static void check(double[] polygon, int height, int width)
      throws DamagedSegmentationException {
    if (polygon.length < LEAST_NUMBERS || polygon.length % 2 != 0) {
      throw new DamagedSegmentationException(
          "has a polygon of "
              + polygon.length
              + " numbers, must be x, y of at least three corners");
    }
    double furthest = Math.max(height, width); // an edge takes as long to walk as it is
    for (int i = 0; i < polygon.length; i++) {
      int side = i % 2 == 0 ? width : height;
      if (!(polygon[i] >= -furthest && polygon[i] <= side + furthest)) {
        throw new DamagedSegmentationException(
            "has a polygon with a corner at "
                + polygon[i]
                + ", the picture has "
                + width
                + "x"
                + height
                + " pixels");
      }
    }
  }
}
