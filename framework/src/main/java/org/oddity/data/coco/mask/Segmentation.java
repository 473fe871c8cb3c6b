package org.oddity.data.coco.mask;

/**
 * An object's pixels as an annotation file describes them; the three forms of COCO.
 *
 * <p>Nothing is allocated by what a description says of its own size before that fits the picture.
 */
public sealed interface Segmentation permits Polygons, RunLengths, CompressedRuns {
  /**
   * Returns the mask, equal to that of COCO's own tools ({@code annToMask}).
   *
   * @param height of the picture
   * @param width of the picture
   * @throws DamagedSegmentationException if the description contradicts itself or the picture
   */
  ObjectMask mask(int height, int width) throws DamagedSegmentationException;
}
