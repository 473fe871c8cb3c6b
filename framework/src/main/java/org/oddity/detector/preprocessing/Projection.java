package org.oddity.detector.preprocessing;

import org.oddity.core.NamedArrays;
import org.oddity.tensor.LinearAlgebra;
import org.oddity.tensor.Matrix;
import org.oddity.tensor.Parallelism;

/** Projects on principal components, and scales them to variance 1 if asked. */
final class Projection implements FittedStep {
  private final PrincipalComponents components;
  private final boolean whiten;
  private final LinearAlgebra algebra;
  private final Parallelism parallelism;

  Projection(
      PrincipalComponents components,
      boolean whiten,
      LinearAlgebra algebra,
      Parallelism parallelism) {
    this.components = components;
    this.whiten = whiten;
    this.algebra = algebra;
    this.parallelism = parallelism;
  }

  @Override
  public Matrix apply(Matrix rows) {
    Matrix projected = components.project(rows, algebra, parallelism);
    if (whiten) {
      int count = components.count();
      for (int i = 0; i < projected.values().length; i++) {
        projected.values()[i] /= (float) Math.sqrt(components.variances()[i % count]);
      }
    }
    return projected;
  }

  @Override
  public NamedArrays state() {
    return components.state();
  }
}
