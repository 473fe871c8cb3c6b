package org.oddity.tensor.openblas;

import java.util.Optional;
import org.oddity.tensor.EigenDecomposition;
import org.oddity.tensor.Leading;
import org.oddity.tensor.Parallelism;
import org.oddity.tensor.SymmetricMatrix;

/**
 * The leading eigenvectors of a large positive semi-definite matrix, by the block Lanczos method
 * with full reorthogonalisation (Golub and Van Loan, Matrix Computations, 4th edition, §10.3.6).
 *
 * <p>The trace gives the sum of all eigenvalues, so a share of the variance can be counted off
 * without the small ones. A pair is taken when its residual is below {@value #TOLERANCE} of its
 * eigenvalue; the relative error of the eigenvalue is then far below that, for it goes by the
 * square. The start is always the same, so the same matrix gives the same bits.
 */
final class BlockLanczos {
  private static final double TOLERANCE = 1e-6;

  /** A space of so many times the wanted number has, on images, nearly always converged. */
  private static final double GROWTH = 2.7;

  /** Below it of the trace, the coupling to new vectors is rounding: the space is exhausted. */
  private static final double EXHAUSTED = 1e-13;

  private static final int MOST = 2048;

  private BlockLanczos() {}

  /** Returns nothing where a full decomposition is the better way. */
  static Optional<EigenDecomposition> decompose(
      SymmetricMatrix matrix, Leading wanted, Parallelism parallelism) {
    int width = LanczosSpace.WIDTH;
    int most = Math.min(matrix.order() / 2, MOST) / width * width;
    if (wanted.count(new double[0], matrix.trace()) * GROWTH > most) {
      return Optional.empty();
    }
    try (NativeScratch scratch = new NativeScratch()) {
      LanczosSpace space = new LanczosSpace(matrix, most, parallelism, scratch);
      space.start();
      return grow(space, most, wanted, matrix.trace());
    }
  }

  private static Optional<EigenDecomposition> grow(
      LanczosSpace space, int most, Leading wanted, double total) {
    int check = 4 * LanczosSpace.WIDTH;
    while (true) {
      double[] coupling = space.expand();
      if (exhausted(coupling, total)) {
        return Optional.empty();
      }
      if (space.size() >= check) {
        try (TridiagonalForm form = new TridiagonalForm(space.projected())) {
          int count = wanted.count(form.values(), total);
          check = enough(space.size(), count);
          if (check <= space.size()) {
            EigenDecomposition ritz = form.leading(count);
            double excess = worstResidual(ritz, coupling) / TOLERANCE;
            if (excess <= 1) {
              return Optional.of(lift(space, ritz));
            }
            check = space.size() + LanczosSpace.WIDTH * blocksFor(excess);
          }
        }
      }
      if (check > most || space.size() == most) {
        return Optional.empty();
      }
      space.append();
    }
  }

  /**
   * Returns the size of the space at which convergence is likely. The sum of the values found only
   * rises, so the number wanted is never above this count.
   */
  private static int enough(int size, int count) {
    int width = LanczosSpace.WIDTH;
    return count > size ? 2 * size : ((int) (GROWTH * count) + width - 1) / width * width;
  }

  /** Near the end a block of new vectors makes the residuals about ten times smaller. */
  private static int blocksFor(double excess) {
    return (int) Math.min(Math.ceil(Math.log10(excess)), 8);
  }

  private static boolean exhausted(double[] coupling, double total) {
    int width = LanczosSpace.WIDTH;
    for (int i = 0; i < width; i++) {
      if (!(Math.abs(coupling[i * width + i]) > EXHAUSTED * total)) {
        return true;
      }
    }
    return false;
  }

  /** Returns the greatest residual of all pairs, relative to the value. */
  private static double worstResidual(EigenDecomposition ritz, double[] coupling) {
    double worst = 0;
    for (int pair = 0; pair < ritz.count(); pair++) {
      worst = Math.max(worst, residual(ritz, pair, coupling) / ritz.values()[pair]);
    }
    return worst;
  }

  /** What the matrix makes of a vector of the space leaves it only through its newest part. */
  private static double residual(EigenDecomposition ritz, int pair, double[] coupling) {
    int width = LanczosSpace.WIDTH;
    int newest = (pair + 1) * ritz.order() - width;
    double squares = 0;
    for (int i = 0; i < width; i++) {
      double sum = 0;
      for (int j = i; j < width; j++) {
        sum += coupling[i * width + j] * ritz.vectors()[newest + j];
      }
      squares += sum * sum;
    }
    return Math.sqrt(squares);
  }

  private static EigenDecomposition lift(LanczosSpace space, EigenDecomposition ritz) {
    double[] vectors = space.combine(ritz.vectors(), ritz.count());
    int order = vectors.length / ritz.count();
    return new EigenDecomposition(order, ritz.values(), vectors);
  }
}
