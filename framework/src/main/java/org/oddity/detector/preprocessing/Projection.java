package org.oddity.detector.preprocessing;

import org.oddity.core.NamedArrays;
import org.oddity.tensor.LinearAlgebra;
import org.oddity.tensor.Matrix;

/** Projects on principal components, and scales them to variance 1 if asked. */
final class Projection implements FittedStep {
  private final PrincipalComponents components;
  private final boolean whiten;
  private final LinearAlgebra algebra;

  Projection(PrincipalComponents components, boolean whiten, LinearAlgebra algebra) {
    this.components = components;
    this.whiten = whiten;
    this.algebra = algebra;
  }

  @Override
  public Matrix apply(Matrix rows) {
    Matrix projected = components.project(rows, algebra);
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
