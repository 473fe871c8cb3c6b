package org.oddity.detector.classical.isolation;

import java.util.List;
import org.oddity.config.Option;
import org.oddity.config.Requirements;
import org.oddity.detector.preprocessing.PreprocessingStep;

/** What can be set of {@code isolation-forest}. */
public record IsolationForestOptions(
    @Option(help = "steps from images to features, fitted on training images", byDefault = "[]")
        List<PreprocessingStep> preprocess,
    @Option(help = "trees in the forest (paper: 100)", byDefault = "100") int trees,
    @Option(help = "training images that each tree sees (paper: 256)", byDefault = "256")
        int samples) {
  public IsolationForestOptions {
    preprocess = List.copyOf(preprocess);
    Requirements.begin()
        .between("trees", trees, 1, 100_000)
        .between("samples", samples, 2, 1 << 20)
        .end();
  }
}
