package org.oddity.detector.classical.lbp;

import java.util.List;
import org.oddity.config.Option;
import org.oddity.config.Requirements;
import org.oddity.detector.preprocessing.PreprocessingStep;

/** What can be set of {@code lbp}. */
public record LbpOptions(
    @Option(help = "pixels from the middle to each neighbour", byDefault = "1") int radius,
    @Option(help = "neighbours on the circle, 8 or 16", byDefault = "8") int neighbours,
    @Option(help = "which patterns share a bin", byDefault = "uniform") LbpMapping mapping,
    @Option(help = "cells in each direction, each with a histogram of its own", byDefault = "4")
        int cells,
    @Option(
            help =
                "steps from histograms to features, fitted on training images; not with the"
                    + " distances chi-squared and hellinger",
            byDefault = "[]")
        List<PreprocessingStep> preprocess,
    @Option(help = "from histograms to scores", byDefault = "nearest-neighbour")
        LbpBackEnd backEnd) {
  public LbpOptions {
    preprocess = List.copyOf(preprocess);
    Requirements.begin()
        .between("radius", radius, 1, 1000)
        .that(neighbours == 8 || neighbours == 16, "neighbours", neighbours, "must be 8 or 16")
        .between("cells", cells, 1, 64)
        .that(
            preprocess.isEmpty() || !needsShares(backEnd),
            "preprocess",
            preprocess.size() + " steps",
            "must be empty for the distances chi-squared and hellinger, which compare shares of"
                + " pixels")
        .end();
  }

  private static boolean needsShares(LbpBackEnd backEnd) {
    return backEnd instanceof LbpBackEnd.NearestNeighbour nearest
        && nearest.distance() != HistogramDistance.L1;
  }
}
