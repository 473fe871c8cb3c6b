package org.oddity.detector.classical.gaussian;

import java.util.List;
import org.oddity.config.Option;
import org.oddity.detector.preprocessing.PreprocessingStep;

/** Options of the Gaussian. */
public record GaussianOptions(
    @Option(help = "steps from images to features", byDefault = "[]")
        List<PreprocessingStep> preprocess,
    @Option(help = "how the covariance is made invertible", byDefault = "ledoit-wolf")
        Shrinkage shrinkage) {}
