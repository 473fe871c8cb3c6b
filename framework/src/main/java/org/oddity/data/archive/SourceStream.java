package org.oddity.data.archive;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;

/** Marks failures of reading, so that they are told from failures of writing what was read. */
final class SourceStream extends FilterInputStream {
  SourceStream(InputStream in) {
    super(in);
  }

  @Override
  public int read() throws IOException {
    try {
      return super.read();
    } catch (IOException e) {
      throw new Damaged(e);
    }
  }

  @Override
  public int read(byte[] buffer, int offset, int length) throws IOException {
    try {
      return super.read(buffer, offset, length);
    } catch (IOException e) {
      throw new Damaged(e);
    }
  }

  /** The archive could not be read. */
  static final class Damaged extends IOException {
    private static final long serialVersionUID = 1L;

    Damaged(Exception cause) {
      super(cause.getMessage(), cause);
    }
  }
}
