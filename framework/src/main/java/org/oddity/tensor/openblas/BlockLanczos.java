package org.oddity.tensor.openblas;

import java.util.Optional;
import org.oddity.tensor.EigenDecomposition;
import org.oddity.tensor.Leading;
import org.oddity.tensor.SymmetricMatrix;

/** Placeholder for the first commit. */
final class BlockLanczos {
  private BlockLanczos() {}

  static Optional<EigenDecomposition> decompose(SymmetricMatrix matrix, Leading wanted) {
    return Optional.empty();
  }
}
