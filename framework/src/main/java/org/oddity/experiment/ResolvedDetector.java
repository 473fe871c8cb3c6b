package org.oddity.experiment;

import java.util.Optional;
import org.oddity.core.ImageShape;
import org.oddity.detector.AnomalyDetector;
import org.oddity.detector.DetectorFactory;
import org.oddity.detector.OracleDetector;
import org.oddity.explanation.ExplanationOptions;
import org.oddity.nn.NetworkLayers;
import org.oddity.tracking.VariantRecord;

/**
 * A row of an experiment.
 *
 * @param name as the experiment calls it
 * @param registered the name of its factory
 * @param factory what makes it
 * @param options its options, defaults included
 * @param detector ready to be fitted
 * @param variant which entry it is a variant of, if it is one
 */
public record ResolvedDetector(
    String name,
    String registered,
    DetectorFactory<?> factory,
    Record options,
    AnomalyDetector detector,
    Optional<VariantRecord> variant) {

  /**
   * Returns the layers by which it can be explained so; empty if its scores have no gradient, or if
   * a class is to be explained and it names none.
   *
   * @param shape one that the detector has no conflicts with
   */
  public Optional<NetworkLayers> layers(ImageShape shape, ExplanationOptions explanation) {
    boolean there = namesClasses(factory, options) || !explanation.towards().needsClasses();
    return there ? layers(factory, options, shape) : Optional.empty();
  }

  private static <O extends Record> Optional<NetworkLayers> layers(
      DetectorFactory<O> factory, Record options, ImageShape shape) {
    return factory.layers(factory.optionsType().cast(options), shape);
  }

  private static <O extends Record> boolean namesClasses(
      DetectorFactory<O> factory, Record options) {
    return factory.namesClasses(factory.optionsType().cast(options));
  }

  /** Returns the name of the entry that it was written as. */
  public String entry() {
    return variant.map(VariantRecord::entry).orElse(name);
  }

  /** Returns whether it looks at test labels. */
  public boolean oracle() {
    return detector instanceof OracleDetector;
  }
}
