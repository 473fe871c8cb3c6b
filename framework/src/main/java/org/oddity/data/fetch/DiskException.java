package org.oddity.data.fetch;

import java.io.IOException;

/** Writing failed, as opposed to receiving; no other address would help. */
final class DiskException extends IOException {
  private static final long serialVersionUID = 1L;

  DiskException(IOException cause) {
    super(cause.getMessage(), cause);
  }
}
