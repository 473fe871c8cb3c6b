package org.oddity.data.archive;

import java.io.IOException;

/** An archive could not be read, as opposed to what it holds not being written. */
final class DamagedArchiveException extends IOException {
  private static final long serialVersionUID = 1L;

  DamagedArchiveException(Exception cause) {
    super(cause.getMessage(), cause);
  }
}
