package org.oddity.detector.classical.kde;

import java.util.List;
import java.util.Optional;
import org.oddity.config.Option;
import org.oddity.config.Requirements;
import org.oddity.detector.preprocessing.PreprocessingStep;

/**
 * Options of the kernel density.
 *
 * @param bandwidth in the units of the features
 * @param grid ignored where a bandwidth is given
 */
public record KdeOptions(
    @Option(help = "steps from images to features", byDefault = "[]")
        List<PreprocessingStep> preprocess,
    @Option(help = "standard deviation of the kernel; without it, chosen by cross-validation")
        Optional<Double> bandwidth,
    @Option(
            help = "bandwidths to choose from; the default is that of Deep SVDD's baseline",
            byDefault = "{from: -4.5, to: 5, count: 20}")
        BandwidthGrid grid,
    @Option(help = "folds of the cross-validation, cut in order", byDefault = "5") int folds) {
  public KdeOptions {
    Requirements.begin()
        .positive("bandwidth", bandwidth.orElse(1.0))
        .atLeast("folds", folds, 2)
        .end();
  }
}
