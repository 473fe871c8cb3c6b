package org.oddity.data.coco.mask;

/**
 * Run lengths down the columns, from the left: first of pixels outside, then inside, and so on.
 *
 * @param height as the description says
 * @param width as the description says
 * @param counts of pixels in each run; read only
 */
public record RunLengths(long height, long width, long[] counts) implements Segmentation {
  @Override
  public ObjectMask mask(int pictureHeight, int pictureWidth) throws DamagedSegmentationException {
    if (height != pictureHeight || width != pictureWidth) {
      throw new DamagedSegmentationException(
          "has runs for a picture of "
              + width
              + "x"
              + height
              + " pixels, it has "
              + pictureWidth
              + "x"
              + pictureHeight);
    }
    int size = Math.multiplyExact(pictureHeight, pictureWidth);
    Columns columns = new Columns(pictureHeight, pictureWidth);
    long place = 0;
    for (int i = 0; i < counts.length; i++) {
      if (counts[i] < 0 || counts[i] > size - place) {
        throw new DamagedSegmentationException(
            "has a run of " + counts[i] + " pixels where " + (size - place) + " are left");
      }
      if (i > 0) {
        columns.changeAt((int) place);
      }
      place += counts[i];
    }
    if (place != size) {
      throw new DamagedSegmentationException(
          "has runs of " + place + " pixels in all, the picture has " + size);
    }
    boolean[] pixels = new boolean[size];
    columns.addTo(pixels);
    return new ObjectMask(pictureHeight, pictureWidth, pixels);
  }
}
