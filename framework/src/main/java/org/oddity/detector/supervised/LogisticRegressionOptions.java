package org.oddity.detector.supervised;

import java.util.List;
import org.oddity.config.Option;
import org.oddity.config.Requirements;
import org.oddity.detector.preprocessing.PreprocessingStep;

/** What can be set of {@code logistic-regression}. */
public record LogisticRegressionOptions(
    @Option(help = "steps from images to features, fitted on training images", byDefault = "[]")
        List<PreprocessingStep> preprocess,
    @Option(
            help = "weight of |w|^2/2 against the summed loss; 1/C of scikit-learn",
            byDefault = "1")
        double penalty,
    @Option(help = "ends when no slope of the mean loss is steeper", byDefault = "0.00001")
        double tolerance,
    @Option(help = "the most steps of the optimiser", byDefault = "1000") int iterations) {
  public LogisticRegressionOptions {
    preprocess = List.copyOf(preprocess);
    Requirements.begin()
        .positive("penalty", penalty)
        .positive("tolerance", tolerance)
        .atLeast("iterations", iterations, 1)
        .end();
  }
}
