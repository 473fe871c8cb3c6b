package org.oddity.detector.pretrained.coreset;

import org.oddity.config.Option;
import org.oddity.config.Requirements;
import org.oddity.core.RandomStream;
import org.oddity.tensor.LinearAlgebra;
import org.oddity.tensor.Matrix;

/**
 * A random linear map to fewer dimensions that nearly keeps distances (Johnson and Lindenstrauss,
 * 1984): those among n rows to a share ε with {@code 4 · ln n / (ε²/2 − ε³/3)} dimensions.
 */
public sealed interface Projection {
  /** Returns how many dimensions rows have afterwards. */
  int dimensions(int columns);

  /** Draws the map's rows, {@code [dimensions, columns]}; only where that is fewer dimensions. */
  Matrix draw(int columns, RandomStream random);

  /** Draws a map; one that leaves rows as they are where they have no more dimensions anyway. */
  default Drawn drawn(int columns, RandomStream random, LinearAlgebra algebra) {
    if (dimensions(columns) >= columns) {
      return rows -> rows;
    }
    Matrix axes = draw(columns, random);
    return rows -> algebra.timesTransposed(rows, axes);
  }

  /** A map that was drawn. */
  @FunctionalInterface
  interface Drawn {
    /** Returns the image of rows, {@code [rows, dimensions]}. */
    Matrix apply(Matrix rows);
  }

  /** Independent numbers from N(0, 1 / dimensions), as of a linear layer in PatchCore's code. */
  record Gaussian(@Option(help = "dimensions to keep", byDefault = "128") int dimensions)
      implements Projection {
    public Gaussian {
      Requirements.begin().atLeast("dimensions", dimensions, 1).end();
    }

    @Override
    public int dimensions(int columns) {
      return Math.min(dimensions, columns);
    }

    @Override
    public Matrix draw(int columns, RandomStream random) {
      int count = Math.multiplyExact(dimensions, columns);
      return Matrix.wrap(dimensions, columns, random.gaussian(count, 0, 1 / Math.sqrt(dimensions)));
    }
  }

  /**
   * Mostly zeros: of √columns numbers about one is not, with either sign and a size that keeps
   * lengths on average (Li, Hastie and Church, "Very Sparse Random Projections", KDD 2006).
   */
  record Sparse(@Option(help = "dimensions to keep", byDefault = "128") int dimensions)
      implements Projection {
    public Sparse {
      Requirements.begin().atLeast("dimensions", dimensions, 1).end();
    }

    @Override
    public int dimensions(int columns) {
      return Math.min(dimensions, columns);
    }

    @Override
    public Matrix draw(int columns, RandomStream random) {
      double density = 1 / Math.sqrt(columns);
      float size = (float) (1 / Math.sqrt(density * dimensions));
      Matrix axes = Matrix.zeros(dimensions, columns);
      for (int i = 0; i < axes.values().length; i++) {
        double drawn = random.nextDouble();
        if (drawn < density) {
          axes.values()[i] = drawn < density / 2 ? -size : size;
        }
      }
      return axes;
    }
  }

  /** No projection. */
  record None() implements Projection {
    @Override
    public int dimensions(int columns) {
      return columns;
    }

    @Override
    public Matrix draw(int columns, RandomStream random) {
      throw new IllegalStateException("there are no fewer dimensions");
    }
  }
}
