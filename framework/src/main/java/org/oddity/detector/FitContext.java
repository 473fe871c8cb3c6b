package org.oddity.detector;

import static java.util.Objects.requireNonNull;

import org.oddity.core.Seeds;

/**
 * What surrounds a fit.
 *
 * @param seeds the only source of randomness
 * @param listener hears of progress and of quantities worth keeping
 */
public record FitContext(Seeds seeds, FitListener listener) {
  public FitContext {
    requireNonNull(seeds, "seeds is null");
    requireNonNull(listener, "listener is null");
  }

  /** Returns a context in which nobody listens. */
  public static FitContext of(long seed) {
    return new FitContext(new Seeds(seed), FitListener.NONE);
  }
}
