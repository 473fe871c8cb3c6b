package org.oddity.data.fetch;

import java.io.IOException;

/** A server said that it will not give the file; asking it again would not help. */
final class RefusedException extends IOException {
  private static final long serialVersionUID = 1L;

  RefusedException(String message) {
    super(message);
  }
}
