package org.oddity.detector.supervised;

import java.util.List;
import org.oddity.config.Option;
import org.oddity.config.Requirements;
import org.oddity.detector.preprocessing.PreprocessingStep;

/** What can be set of {@code knn-classifier}. */
public record KnnClassifierOptions(
    @Option(help = "steps from images to features, fitted on training images", byDefault = "[]")
        List<PreprocessingStep> preprocess,
    @Option(help = "nearest training images that vote", byDefault = "5") int neighbours) {
  public KnnClassifierOptions {
    preprocess = List.copyOf(preprocess);
    Requirements.begin().between("neighbours", neighbours, 1, 10_000).end();
  }
}
