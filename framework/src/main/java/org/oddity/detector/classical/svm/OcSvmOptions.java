package org.oddity.detector.classical.svm;

import static java.util.Objects.requireNonNull;

import java.util.List;
import org.oddity.config.Option;
import org.oddity.config.Requirements;
import org.oddity.detector.preprocessing.PreprocessingStep;

/** What can be set of {@code oc-svm}. */
public record OcSvmOptions(
    @Option(help = "steps from images to features, fitted on training images", byDefault = "[]")
        List<PreprocessingStep> preprocess,
    @Option(
            help =
                "width of the kernel exp(-gamma*|x-y|^2): scale (1/(d*variance)), median"
                    + " (1/(2*median |x-y|^2)) or a number",
            byDefault = "scale")
        String gamma,
    @Option(
            help = "bound on the share of training images left outside, in (0, 1]",
            byDefault = "0.1")
        double nu,
    @Option(help = "by how much the solver may miss its optimum", byDefault = "0.001")
        double tolerance,
    @Option(
            help =
                "more training images than this are thinned out by seed; memory and time grow with"
                    + " its square",
            byDefault = "20000")
        int mostImages,
    @Option(help = SvmSolver.HELP, byDefault = "smo") SvmSolver solver) {
  /** Beyond this many the kernel can take over 6 GB, and libsvm's 26 GB. */
  static final int MOST_IMAGES = 40_000;

  public OcSvmOptions {
    preprocess = List.copyOf(preprocess);
    requireNonNull(solver, "solver is null");
    Requirements.begin()
        .that(KernelWidth.isValid(gamma), "gamma", gamma, "must be scale, median or above 0")
        .share("nu", nu)
        .positive("tolerance", tolerance)
        .between("mostImages", mostImages, 2, MOST_IMAGES)
        .end();
  }
}
