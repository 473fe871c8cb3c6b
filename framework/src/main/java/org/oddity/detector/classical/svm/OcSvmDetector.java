package org.oddity.detector.classical.svm;

import org.oddity.core.ImageBatch;
import org.oddity.data.split.TrainingNormals;
import org.oddity.detector.Detector;
import org.oddity.detector.FitContext;
import org.oddity.detector.FitListener;
import org.oddity.detector.FittedDetector;
import org.oddity.detector.preprocessing.Preprocessing;
import org.oddity.tensor.LinearAlgebra;
import org.oddity.tensor.Matrix;
import org.oddity.tensor.Parallelism;

/** The one-class support vector machine with a width of its kernel that sees no label. */
final class OcSvmDetector implements Detector {
  private final OcSvmOptions options;
  private final Preprocessing preprocessing;
  private final LinearAlgebra algebra;
  private final Parallelism parallelism;

  OcSvmDetector(
      OcSvmOptions options,
      Preprocessing preprocessing,
      LinearAlgebra algebra,
      Parallelism parallelism) {
    this.parallelism = parallelism;
    this.options = options;
    this.preprocessing = preprocessing;
    this.algebra = algebra;
  }

  @Override
  public FittedDetector fit(TrainingNormals normals, FitContext context) {
    FitListener listener = context.listener();
    ImageBatch images = TrainingSubset.atMost(options.mostImages(), normals.training(), context);
    listener.progress(0, "preprocessing");
    Preprocessing.Fit fit = preprocessing.fit(options.preprocess(), images);
    Matrix features = fit.features();
    double gamma = KernelWidth.gamma(options.gamma(), features, algebra);
    listener.metric("gamma", gamma, 0);
    DistanceRows distances = new DistanceRows(features, algebra, parallelism, false);
    listener.progress(0.3, "solving");
    OneClassProblem problem = options.solver().problem(distances, parallelism);
    OneClassProblem.Solution solution = problem.solve(gamma, options.nu(), options.tolerance());
    listener.metric("support-vectors", solution.support().length, 0);
    listener.progress(1, "solved");
    SupportVectors surface = SupportVectors.of(features, solution, gamma);
    return new FittedOcSvm(fit.preprocessing(), surface, algebra);
  }
}
