package org.oddity.tensor.openblas;

import com.google.inject.Guice;
import com.google.inject.Injector;
import java.util.SplittableRandom;
import org.oddity.tensor.LinearAlgebra;
import org.oddity.tensor.Matrix;
import org.oddity.tensor.Parallelism;

/** Linear algebra and numbers for tests. */
public final class TestingTensors {
  private static final Injector INJECTOR = Guice.createInjector(new TensorModule());

  private TestingTensors() {}

  /** Returns the linear algebra that the program uses. */
  public static LinearAlgebra algebra() {
    return INJECTOR.getInstance(LinearAlgebra.class);
  }

  /** Returns the loops that the program uses. */
  public static Parallelism parallelism() {
    return INJECTOR.getInstance(Parallelism.class);
  }

  /** Returns normal deviates. */
  public static Matrix random(int rows, int columns, long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    Matrix matrix = Matrix.zeros(rows, columns);
    for (int i = 0; i < matrix.values().length; i++) {
      matrix.values()[i] = (float) random.nextGaussian();
    }
    return matrix;
  }
}
