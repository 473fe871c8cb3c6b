package org.oddity.detector.pretrained.dfkde;

import java.util.Arrays;
import java.util.Optional;
import org.oddity.core.NamedArrays;
import org.oddity.detector.classical.kde.KernelDensity;
import org.oddity.detector.preprocessing.PrincipalComponents;
import org.oddity.tensor.Leading;
import org.oddity.tensor.LinearAlgebra;
import org.oddity.tensor.Matrix;
import org.oddity.tensor.Parallelism;

/**
 * A Gaussian kernel density along principal components, the kernel as wide along each as its rows.
 *
 * @param components of the rows
 * @param references their coordinates, each divided by its standard deviation
 * @param bandwidth as a share of that deviation
 */
record FeatureDensity(PrincipalComponents components, Matrix references, double bandwidth) {
  static FeatureDensity fit(
      Matrix rows,
      int count,
      Optional<Double> bandwidth,
      LinearAlgebra algebra,
      Parallelism parallelism) {
    PrincipalComponents components =
        PrincipalComponents.fit(rows, new Leading.Count(count), algebra, parallelism);
    // Scott (1992): the rule for Gaussian data whose components have the deviation 1.
    double scott = Math.pow(rows.rows(), -1.0 / (components.count() + 4));
    return new FeatureDensity(
        components, whitened(rows, components, algebra), bandwidth.orElse(scott));
  }

  static FeatureDensity restore(NamedArrays state) {
    PrincipalComponents components = PrincipalComponents.restore(state.scope("components"));
    return new FeatureDensity(
        components,
        Matrix.ofColumns(components.count(), state.floats("references")),
        state.doubles("bandwidth")[0]);
  }

  NamedArrays state() {
    return NamedArrays.builder()
        .put("bandwidth", bandwidth)
        .put("references", references.values())
        .putAll("components", components.state())
        .build();
  }

  /** Returns the negative logarithm of the density at each row, in nats. */
  double[] negativeLogs(Matrix rows, LinearAlgebra algebra) {
    Matrix coordinates = whitened(rows, components, algebra);
    double[] logs = new KernelDensity(references, bandwidth, algebra).negativeLogs(coordinates);
    double stretch = 0;
    for (double variance : components.variances()) {
      stretch += 0.5 * Math.log(variance);
    }
    for (int i = 0; i < logs.length; i++) {
      logs[i] += stretch;
    }
    return logs;
  }

  private static Matrix whitened(
      Matrix rows, PrincipalComponents components, LinearAlgebra algebra) {
    Matrix coordinates = components.project(rows, algebra);
    double[] deviations = Arrays.stream(components.variances()).map(Math::sqrt).toArray();
    for (int i = 0; i < coordinates.values().length; i++) {
      double deviation = deviations[i % deviations.length];
      coordinates.values()[i] = (float) (coordinates.values()[i] / deviation);
    }
    return coordinates;
  }
}
