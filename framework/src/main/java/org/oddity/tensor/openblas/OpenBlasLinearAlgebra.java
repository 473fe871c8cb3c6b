package org.oddity.tensor.openblas;

import jakarta.inject.Inject;
import java.util.Optional;
import org.oddity.tensor.CholeskyFactor;
import org.oddity.tensor.DistanceConsumer;
import org.oddity.tensor.EigenDecomposition;
import org.oddity.tensor.Leading;
import org.oddity.tensor.LinearAlgebra;
import org.oddity.tensor.Matrix;
import org.oddity.tensor.NeighbourIndex;
import org.oddity.tensor.Parallelism;
import org.oddity.tensor.RowSource;
import org.oddity.tensor.SymmetricMatrix;

/**
 * Linear algebra by OpenBLAS; see decision 0001.
 *
 * <p>Arrays are copied to scratch memory outside the heap and back: passing Java arrays costs a
 * copy in each call, and one sixth of the speed.
 */
final class OpenBlasLinearAlgebra implements LinearAlgebra {
  /** Below this order a full decomposition takes less than a third of a second. */
  private static final int FULL_BELOW = 768;

  private final Parallelism parallelism;
  private final RowProducts products;
  private final Triangular triangular;

  @Inject
  OpenBlasLinearAlgebra(Parallelism parallelism) {
    this.parallelism = parallelism;
    this.products = new RowProducts(parallelism);
    this.triangular = new Triangular(parallelism.threads(), products);
  }

  @Override
  public Matrix timesTransposed(Matrix a, Matrix b) {
    return products.multiply(a, b, true);
  }

  @Override
  public Matrix times(Matrix a, Matrix b) {
    return products.multiply(a, b, false);
  }

  @Override
  public SymmetricMatrix gramOfColumns(Matrix a) {
    return new Grams(parallelism).ofColumns(a);
  }

  @Override
  public Matrix coordinates(Matrix rows, double[] centre, Matrix axes) {
    return products.coordinates(rows, centre, axes);
  }

  @Override
  public double[] squaredDistancesToSpan(Matrix rows, double[] centre, Matrix axes) {
    return new SpanDistances(products, axes).of(rows, centre);
  }

  @Override
  public SymmetricMatrix approximateGramOfColumns(Matrix a, double[] centre) {
    return new Grams(parallelism).approximatelyOfColumns(a, centre);
  }

  @Override
  public SymmetricMatrix gramOfRows(Matrix a) {
    return new Grams(parallelism).ofRows(a);
  }

  @Override
  public EigenDecomposition eigen(SymmetricMatrix matrix) {
    return FullEigen.decompose(matrix, parallelism.threads());
  }

  @Override
  public EigenDecomposition leading(SymmetricMatrix matrix, Leading wanted) {
    if (matrix.order() >= FULL_BELOW) {
      Optional<EigenDecomposition> found = BlockLanczos.decompose(matrix, wanted, parallelism);
      if (found.isPresent()) {
        return found.get();
      }
    }
    EigenDecomposition all = FullEigen.decompose(matrix, parallelism.threads());
    int count = wanted.count(all.values(), matrix.trace());
    return all.first(Math.min(count, all.count()));
  }

  @Override
  public Optional<CholeskyFactor> cholesky(SymmetricMatrix matrix) {
    return triangular.factor(matrix);
  }

  @Override
  public double[] squaredMahalanobis(Matrix rows, double[] mean, CholeskyFactor factor) {
    return triangular.squaredMahalanobis(rows, mean, factor);
  }

  @Override
  public void squaredDistances(Matrix queries, Matrix references, DistanceConsumer consumer) {
    new Distances(parallelism, products).compute(queries, references, consumer);
  }

  @Override
  public NeighbourIndex index(RowSource references) {
    return new NearestSearch(parallelism, references, Shadows.of(references, this));
  }
}
