package org.oddity.detector;

import java.util.List;
import org.oddity.core.AnomalyMap;
import org.oddity.core.ImageBatch;

/** A fitted detector that also says where in the image the anomaly is. */
public interface LocalisingDetector extends FittedDetector {
  /** Returns one map per image, of the image's height and width. */
  List<AnomalyMap> localise(ImageBatch images);
}
