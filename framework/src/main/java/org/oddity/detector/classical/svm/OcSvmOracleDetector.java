package org.oddity.detector.classical.svm;

import org.oddity.core.ImageBatch;
import org.oddity.data.split.LabelledImages;
import org.oddity.data.split.TrainingNormals;
import org.oddity.detector.DetectorFailedException;
import org.oddity.detector.FitContext;
import org.oddity.detector.FitListener;
import org.oddity.detector.FittedDetector;
import org.oddity.detector.OracleDetector;
import org.oddity.detector.preprocessing.Preprocessing;
import org.oddity.tensor.LinearAlgebra;
import org.oddity.tensor.Matrix;
import org.oddity.tensor.Parallelism;

/** The one-class support vector machine that chooses γ and ν by labelled test images. */
final class OcSvmOracleDetector implements OracleDetector {
  /** As in the code of Deep SVDD: {@code src/svm.py} holds out 10 % of the test set. */
  private static final Peek PEEK = new Peek(0.1, true);

  private final OcSvmOracleOptions options;
  private final Preprocessing preprocessing;
  private final LinearAlgebra algebra;
  private final Parallelism parallelism;

  OcSvmOracleDetector(
      OcSvmOracleOptions options,
      Preprocessing preprocessing,
      LinearAlgebra algebra,
      Parallelism parallelism) {
    this.options = options;
    this.preprocessing = preprocessing;
    this.algebra = algebra;
    this.parallelism = parallelism;
  }

  @Override
  public Peek peek() {
    return PEEK;
  }

  @Override
  public FittedDetector fit(TrainingNormals normals, LabelledImages peeked, FitContext context) {
    requireBothKinds(peeked);
    ImageBatch images = TrainingSubset.atMost(options.mostImages(), normals.training(), context);
    context.listener().progress(0, "preprocessing");
    Preprocessing.Fit fit = preprocessing.fit(options.preprocess(), images);
    Matrix seen = fit.preprocessing().apply(peeked.images());
    SupportVectors best = choose(fit.features(), seen, peeked.anomalous(), context.listener());
    return new FittedOcSvm(fit.preprocessing(), best, algebra);
  }

  /** Of equally good ones the first in the order of the options wins. */
  private SupportVectors choose(
      Matrix features, Matrix seen, boolean[] anomalous, FitListener listener) {
    DistanceRows distances = new DistanceRows(features, algebra, parallelism, true);
    OneClassProblem problem = options.solver().problem(distances, parallelism);
    SupportVectors best = null;
    double bestAuc = Double.NEGATIVE_INFINITY;
    double bestNu = Double.NaN;
    int tried = 0;
    int candidates = options.gammas().size() * options.nus().size();
    for (double gamma : options.gammas()) {
      for (double nu : options.nus()) {
        listener.progress((double) tried / candidates, "gamma " + gamma + ", nu " + nu);
        OneClassProblem.Solution solution = problem.solve(gamma, nu, options.tolerance());
        SupportVectors surface = SupportVectors.of(features, solution, gamma);
        double auc = RankAuc.of(surface.scores(seen, algebra), anomalous);
        listener.metric("peeked-auc", auc, tried++);
        if (auc > bestAuc) {
          best = surface;
          bestAuc = auc;
          bestNu = nu;
        }
      }
    }
    report(best, bestNu, listener);
    return best;
  }

  private static void report(SupportVectors best, double nu, FitListener listener) {
    listener.metric("gamma", best.gamma(), 0);
    listener.metric("nu", nu, 0);
    listener.metric("support-vectors", best.alphas().length, 0);
    listener.progress(1, "chosen");
  }

  private static void requireBothKinds(LabelledImages peeked) {
    int anomalies = peeked.anomalies();
    if (anomalies == 0 || anomalies == peeked.anomalous().length) {
      throw new DetectorFailedException(
          "the "
              + peeked.anomalous().length
              + " test images to choose gamma by hold "
              + anomalies
              + " anomalies: both normal and anomalous ones are needed");
    }
  }
}
