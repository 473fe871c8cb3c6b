package org.oddity.experiment;

import org.oddity.detector.AnomalyDetector;
import org.oddity.detector.DetectorFactory;
import org.oddity.detector.OracleDetector;

/**
 * A row of an experiment.
 *
 * @param name as the experiment calls it
 * @param registered the name of its factory
 * @param factory what makes it
 * @param options its options, defaults included
 * @param detector ready to be fitted
 */
public record ResolvedDetector(
    String name,
    String registered,
    DetectorFactory<?> factory,
    Record options,
    AnomalyDetector detector) {

  /** Returns whether it looks at test labels. */
  public boolean oracle() {
    return detector instanceof OracleDetector;
  }
}
