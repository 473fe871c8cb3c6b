package org.oddity.experiment;

import jakarta.inject.Inject;
import java.util.Map;
import org.oddity.backbone.BackboneFactory;
import org.oddity.data.DatasetFactory;
import org.oddity.detector.DetectorFactory;

/**
 * Everything that can be named in an experiment.
 *
 * @param datasets factories by name
 * @param detectors factories by name
 * @param backbones factories by name
 */
public record Registry(
    Map<String, DatasetFactory<?>> datasets,
    Map<String, DetectorFactory<?>> detectors,
    Map<String, BackboneFactory<?>> backbones) {
  /** Called by Guice with all that the modules bind. */
  @Inject
  public Registry {
    datasets = Map.copyOf(datasets);
    detectors = Map.copyOf(detectors);
    backbones = Map.copyOf(backbones);
  }
}
