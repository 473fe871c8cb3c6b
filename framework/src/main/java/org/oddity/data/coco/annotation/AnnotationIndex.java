package org.oddity.data.coco.annotation;

import java.util.List;
import java.util.Map;

/**
 * What an annotation file holds, without outlines.
 *
 * @param images by number
 * @param categories names by number
 * @param objects those asked for, in the order of the file
 */
public record AnnotationIndex(
    Map<Long, CocoImage> images, Map<Long, String> categories, List<CocoObject> objects) {
  public AnnotationIndex {
    images = Map.copyOf(images);
    categories = Map.copyOf(categories);
    objects = List.copyOf(objects);
  }
}
