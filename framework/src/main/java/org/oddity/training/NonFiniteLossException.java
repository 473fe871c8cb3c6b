package org.oddity.training;

import java.util.Optional;

/** A loss became NaN or infinite. */
public final class NonFiniteLossException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  NonFiniteLossException(String loss, double value, Optional<String> layer) {
    super(
        loss
            + " became "
            + value
            + layer.map(name -> "; first in the result of layer " + name).orElse(""));
  }
}
