package org.oddity.data.coco;

import java.util.Comparator;
import org.oddity.data.coco.annotation.CocoImage;
import org.oddity.data.coco.annotation.CocoObject;

/**
 * An object that may be cut out.
 *
 * @param source which of COCO's parts it is from
 * @param label the class, a place in {@link CropRecipe#CLASSES}
 */
record Candidate(CocoPart source, int label, CocoImage image, CocoObject object) {
  /** The order in which crops are stored, which says nothing of how they were chosen. */
  static final Comparator<Candidate> ORDER =
      Comparator.comparingInt(Candidate::label)
          .thenComparing(Candidate::source)
          .thenComparingLong(candidate -> candidate.object().id());

  /** Returns the photograph, as a path below COCO's folder. */
  String photograph() {
    return source.images() + "/" + image.fileName();
  }
}
