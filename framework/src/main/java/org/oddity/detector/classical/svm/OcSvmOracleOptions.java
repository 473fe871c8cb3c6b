package org.oddity.detector.classical.svm;

import static java.util.Objects.requireNonNull;

import java.util.List;
import org.oddity.config.Option;
import org.oddity.config.Requirements;
import org.oddity.detector.preprocessing.PreprocessingStep;

/** What can be set of {@code oc-svm-oracle}. */
public record OcSvmOracleOptions(
    @Option(help = "steps from images to features, fitted on training images", byDefault = "[]")
        List<PreprocessingStep> preprocess,
    @Option(
            help = "widths of the kernel exp(-gamma*|x-y|^2) to choose from; 2^-10 to 2^-1",
            byDefault =
                "[0.0009765625, 0.001953125, 0.00390625, 0.0078125, 0.015625, 0.03125, 0.0625,"
                    + " 0.125, 0.25, 0.5]")
        List<Double> gammas,
    @Option(
            help = "bounds on the share of training images left outside to choose from",
            byDefault = "[0.1]")
        List<Double> nus,
    @Option(help = "by how much the solver may miss its optimum", byDefault = "0.001")
        double tolerance,
    @Option(
            help =
                "more training images than this are thinned out by seed; memory and time grow with"
                    + " its square",
            byDefault = "8000")
        int mostImages,
    @Option(help = SvmSolver.HELP, byDefault = "smo") SvmSolver solver) {
  public OcSvmOracleOptions {
    preprocess = List.copyOf(preprocess);
    requireNonNull(solver, "solver is null");
    gammas = List.copyOf(gammas);
    nus = List.copyOf(nus);
    Requirements.begin()
        .that(
            !gammas.isEmpty() && gammas.stream().allMatch(g -> g > 0 && Double.isFinite(g)),
            "gammas",
            gammas,
            "must be one number or more above 0")
        .that(
            !nus.isEmpty() && nus.stream().allMatch(nu -> nu > 0 && nu <= 1),
            "nus",
            nus,
            "must be one number or more in (0, 1]")
        .positive("tolerance", tolerance)
        .between("mostImages", mostImages, 2, OcSvmOptions.MOST_IMAGES)
        .end();
  }
}
