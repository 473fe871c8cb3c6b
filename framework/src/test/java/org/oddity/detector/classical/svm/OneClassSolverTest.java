package org.oddity.detector.classical.svm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import libsvm.svm;
import libsvm.svm_model;
import libsvm.svm_node;
import libsvm.svm_parameter;
import libsvm.svm_problem;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.oddity.core.ImageShape;
import org.oddity.detector.TestingFactories;
import org.oddity.detector.TestingImages;
import org.oddity.tensor.LinearAlgebra;
import org.oddity.tensor.Matrix;
import org.oddity.tensor.Parallelism;

final class OneClassSolverTest {
  private static final double TOLERANCE = 1e-7;

  private final Matrix rows =
      Matrix.of(TestingImages.noise(new ImageShape(1, 5, 1), 1100, 11)).slice(0, 200);

  @ParameterizedTest
  @CsvSource({"0.05, 1", "0.2, 0.1", "0.2, 30", "0.333, 5", "0.5, 5", "0.9, 200", "1, 5"})
  void findsTheSolutionOfLibsvm(double nu, double gamma) {
    KernelRows kernel = kernel(rows, gamma);
    OneClassProblem.Solution ours = OneClassSolver.solve(kernel, nu, TOLERANCE);
    svm_model theirs = libsvm(kernel, nu);
    double[] weights = new double[rows.rows()];
    for (int i = 0; i < theirs.sv_indices.length; i++) {
      weights[theirs.sv_indices[i] - 1] = theirs.sv_coef[0][i];
    }
    assertThat(objective(kernel, dense(ours))).isCloseTo(objective(kernel, weights), within(1e-5));
    double[] inside = inside(kernel, dense(ours));
    assertThat(inside).containsExactly(inside(kernel, weights), within(1e-4));
    if (nu < 1) { // with nu 1 any offset will do, and libsvm's is infinite
      assertThat(ours.rho()).isCloseTo(theirs.rho[0], within(1e-4));
    }
  }

  @ParameterizedTest
  @CsvSource({"0.01, 1", "0.1, 1", "0.1, 20", "0.5, 20", "0.8, 3"})
  void atMostNuLieOutsideAndAtLeastNuCarryTheSurface(double nu, double gamma) {
    KernelRows kernel = kernel(rows, gamma);
    OneClassProblem.Solution solution = OneClassSolver.solve(kernel, nu, TOLERANCE);
    long outside =
        DoubleStream.of(inside(kernel, dense(solution)))
            .filter(value -> value < solution.rho() - 1e-5)
            .count();
    assertThat(outside).isLessThanOrEqualTo((long) Math.floor(nu * rows.rows()));
    assertThat(solution.support().length).isGreaterThanOrEqualTo((int) (nu * rows.rows()));
    assertThat(DoubleStream.of(solution.alphas()).sum()).isCloseTo(nu * rows.rows(), within(1e-9));
    assertThat(DoubleStream.of(solution.alphas())).allMatch(alpha -> alpha > 0 && alpha <= 1);
  }

  @Test
  void twinsAreNoReasonToGoOnForEver() {
    Matrix twins = Matrix.zeros(30, 5);
    for (int i = 0; i < 30; i++) {
      System.arraycopy(rows.row(i % 3), 0, twins.values(), i * 5, 5);
    }
    OneClassProblem.Solution solution = OneClassSolver.solve(kernel(twins, 5), 0.2, TOLERANCE);
    assertThat(DoubleStream.of(solution.alphas()).sum()).isCloseTo(6, within(1e-9));
  }

  @Test
  void rowsComeOutTheSameTogetherAndOneByOne() {
    Matrix many = Matrix.of(TestingImages.noise(new ImageShape(1, 5, 1), 1100, 12));
    DistanceRows together = distances(many);
    together.prepare(IntStream.range(0, 40).toArray());
    DistanceRows single = distances(many);
    for (int i = 0; i < 40; i++) {
      float[] prepared = together.take(i);
      float[] alone = single.take(i);
      for (int j = 0; j < 1100; j++) {
        double exact = 0;
        for (int column = 0; column < 5; column++) {
          double difference = (double) many.get(i, column) - many.get(j, column);
          exact += difference * difference;
        }
        assertThat((double) prepared[j]).isCloseTo(exact, within(1e-6));
        assertThat((double) alone[j]).isCloseTo(exact, within(1e-6));
      }
    }
  }

  @Test
  void theFarthestFromTheMeanComeFirst() {
    Matrix line = Matrix.wrap(5, 1, new float[] {1, 2, 9, 2, 3}); // mean 3.4
    assertThat(distances(line).farthestFirst()).containsExactly(2, 0, 1, 3, 4);
  }

  private static DistanceRows distances(Matrix rows) {
    return new DistanceRows(
        rows,
        TestingFactories.bound(LinearAlgebra.class),
        TestingFactories.bound(Parallelism.class),
        false);
  }

  private static KernelRows kernel(Matrix rows, double gamma) {
    return new KernelRows(distances(rows), gamma, TestingFactories.bound(Parallelism.class));
  }

  private static double[] dense(OneClassProblem.Solution solution) {
    double[] weights = new double[200];
    for (int i = 0; i < solution.support().length; i++) {
      weights[solution.support()[i]] = solution.alphas()[i];
    }
    return weights;
  }

  private static double[] inside(KernelRows kernel, double[] weights) {
    double[] inside = new double[weights.length];
    for (int i = 0; i < weights.length; i++) {
      for (int j = 0; j < weights.length; j++) {
        inside[j] += weights[i] * kernel.row(i)[j];
      }
    }
    return inside;
  }

  private static double objective(KernelRows kernel, double[] weights) {
    double[] inside = inside(kernel, weights);
    double sum = 0;
    for (int i = 0; i < weights.length; i++) {
      sum += weights[i] * inside[i] / 2;
    }
    return sum;
  }

  private static svm_model libsvm(KernelRows kernel, double nu) {
    svm.svm_set_print_string_function(text -> {});
    svm_problem problem = new svm_problem();
    problem.l = kernel.count();
    problem.y = new double[problem.l];
    problem.x = new svm_node[problem.l][problem.l + 1];
    for (int i = 0; i < problem.l; i++) {
      problem.x[i][0] = node(i + 1);
      for (int j = 0; j < problem.l; j++) {
        problem.x[i][j + 1] = node(kernel.row(i)[j]);
      }
    }
    svm_parameter parameters = new svm_parameter();
    parameters.svm_type = svm_parameter.ONE_CLASS;
    parameters.kernel_type = svm_parameter.PRECOMPUTED;
    parameters.nu = nu;
    parameters.eps = TOLERANCE;
    parameters.cache_size = 10;
    return svm.svm_train(problem, parameters);
  }

  private static svm_node node(double value) {
    svm_node node = new svm_node();
    node.value = value;
    return node;
  }
}
