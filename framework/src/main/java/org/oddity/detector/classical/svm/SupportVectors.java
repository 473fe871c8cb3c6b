package org.oddity.detector.classical.svm;

import java.util.Arrays;
import org.oddity.core.NamedArrays;
import org.oddity.tensor.FastExponential;
import org.oddity.tensor.LinearAlgebra;
import org.oddity.tensor.Matrix;

/**
 * The surface that a one-class support vector machine draws around its training images.
 *
 * @param vectors the support vectors, {@code [count, columns]}
 * @param alphas their weights, above 0
 * @param rho the offset
 * @param gamma of the kernel exp(−γ|x−y|²)
 */
record SupportVectors(Matrix vectors, double[] alphas, double rho, double gamma) {
  static SupportVectors of(Matrix training, OneClassProblem.Solution solution, double gamma) {
    Matrix vectors = training.select(solution.support());
    return new SupportVectors(vectors, solution.alphas(), solution.rho(), gamma);
  }

  /** Returns ρ − Σ α_i K(x_i, x) for each row x: above 0 outside the surface. */
  double[] scores(Matrix rows, LinearAlgebra algebra) {
    double[] sums = new double[rows.rows()];
    algebra.squaredDistances(
        rows,
        vectors,
        (query, first, squared, count) -> {
          double[] kernel = new double[count];
          FastExponential.exponentials(squared, count, 0, -gamma, kernel);
          double sum = sums[query];
          for (int i = 0; i < count; i++) {
            sum += alphas[first + i] * kernel[i];
          }
          sums[query] = sum;
        });
    return Arrays.stream(sums).map(sum -> rho - sum).toArray();
  }

  NamedArrays state() {
    return NamedArrays.builder()
        .put("vectors", vectors.values())
        .put("alphas", alphas)
        .put("rho", rho)
        .put("gamma", gamma)
        .build();
  }

  static SupportVectors restore(NamedArrays state) {
    double[] alphas = state.doubles("alphas");
    float[] vectors = state.floats("vectors");
    return new SupportVectors(
        Matrix.wrap(alphas.length, vectors.length / alphas.length, vectors),
        alphas,
        state.doubles("rho")[0],
        state.doubles("gamma")[0]);
  }
}
