package org.oddity.detector.classical.knn;

import java.util.List;
import org.oddity.config.Option;
import org.oddity.config.Requirements;
import org.oddity.detector.preprocessing.PreprocessingStep;

/** Options of the nearest neighbours. */
public record KnnOptions(
    @Option(help = "steps from images to features", byDefault = "[]")
        List<PreprocessingStep> preprocess,
    @Option(help = "how many neighbours to look for", byDefault = "5") int neighbours,
    @Option(
            help = "the distance to the last of them (farthest), or the mean of all (mean)",
            byDefault = "farthest")
        Distance distance) {
  public KnnOptions {
    Requirements.begin().atLeast("neighbours", neighbours, 1).end();
  }

  /** Which distance is the score. */
  public enum Distance {
    /** To the k-th nearest training image (Ramaswamy et al.). */
    FARTHEST,
    /** The mean over the k nearest (Angiulli and Pizzuti, 2002, take the sum). */
    MEAN
  }
}
