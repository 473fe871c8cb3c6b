package org.oddity.detector.classical.pca;

import java.util.List;
import java.util.Optional;
import org.oddity.config.Option;
import org.oddity.config.Requirements;
import org.oddity.detector.preprocessing.PreprocessingStep;

/** Options of the principal components. */
public record PcaOptions(
    @Option(help = "steps from images to features", byDefault = "[]")
        List<PreprocessingStep> preprocess,
    @Option(help = "keep the fewest components above this share of variance", byDefault = "0.95")
        double variance,
    @Option(help = "keep this many components, whatever their variance")
        Optional<Integer> components) {
  public PcaOptions {
    Requirements.begin()
        .fraction("variance", variance)
        .atLeast("components", components.orElse(1), 1)
        .end();
  }
}
