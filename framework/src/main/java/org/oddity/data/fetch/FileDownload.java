package org.oddity.data.fetch;

import java.io.IOException;
import java.io.InputStream;
import java.net.ConnectException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.oddity.data.Download.RemoteFile;

/** Fills one part file from whichever address gives it whole. */
final class FileDownload {
  /** Attempts in a row, at one address, that brought nothing. */
  private static final int MOST_FAILURES = 5;

  private static final int BUFFER = 1 << 16;

  private final RemoteFile file;
  private final PartFile part;
  private final HttpSource source;
  private final Surroundings surroundings;
  private final ProgressListener listener;

  FileDownload(
      RemoteFile file,
      PartFile part,
      HttpSource source,
      Surroundings surroundings,
      ProgressListener listener) {
    this.file = file;
    this.part = part;
    this.source = source;
    this.surroundings = surroundings;
    this.listener = listener;
  }

  /** Returns when the part file is whole and its check sum right. */
  void run(Path folder) throws IOException {
    checkSpace(folder);
    List<String> reasons = new ArrayList<>();
    for (URI address : file.addresses()) {
      try {
        from(address);
        return;
      } catch (DiskException e) {
        throw full(e, folder);
      } catch (RefusedException e) {
        reasons.add(address + " " + e.getMessage());
        listener.retrying(file, address, e.getMessage());
      }
    }
    throw new FetchFailedException(
        file.name()
            + " could not be downloaded; run the same again to go on, or put the file into "
            + folder
            + ":\n  "
            + String.join("\n  ", reasons));
  }

  private void checkSpace(Path folder) {
    long free = surroundings.freeBytes().applyAsLong(folder);
    long needed = file.bytes() - part.length();
    if (needed > free) {
      throw new FetchFailedException(
          file.name()
              + " needs "
              + needed
              + " more bytes, but "
              + free
              + " are free in "
              + folder
              + ": make room or choose another folder with --data DIR, then run the same again");
    }
  }

  private FetchFailedException full(DiskException e, Path folder) {
    return new FetchFailedException(
        file.name()
            + " cannot be written to "
            + folder
            + " ("
            + e.getMessage()
            + ") after "
            + part.length()
            + " bytes: make room, then run the same again; it goes on where it ended");
  }

  /** Throws {@link RefusedException} when this address is of no more use. */
  private void from(URI address) throws IOException {
    boolean ownBeginning = part.length() == 0;
    int failures = 0;
    while (true) {
      long before = part.length();
      try {
        receive(address);
        if (part.checksum().equalsIgnoreCase(file.checksum())) {
          return;
        }
        part.restart();
        if (ownBeginning) {
          throw new RefusedException("gives a file whose " + file.algorithm() + " is wrong");
        }
        ownBeginning = true; // what another address began may be to blame
        listener.retrying(file, address, "the beginning found was another file's");
      } catch (DiskException | RefusedException e) {
        throw e;
      } catch (IOException e) {
        failures = part.length() > before ? 1 : failures + 1;
        if (failures >= MOST_FAILURES) {
          throw new RefusedException("failed " + failures + " times: " + describe(e));
        }
        listener.retrying(file, address, describe(e));
        surroundings.pause().accept(Duration.ofMillis(500L << (failures - 1)));
      }
    }
  }

  private void receive(URI address) throws IOException {
    if (file.bytes() > 0 && part.length() > file.bytes()) {
      part.restart();
    }
    if (file.bytes() > 0 && part.length() == file.bytes()) {
      return;
    }
    HttpSource.Answer answer = source.ask(address, part.length());
    try (InputStream body = answer.body()) {
      if (answer.from() < part.length()) {
        part.restart(); // the server gives whole files only
      }
      listener.started(file, address, part.length());
      long total = file.bytes() > 0 ? file.bytes() : answer.total();
      if (!answer.nothingLeft()) {
        copy(body, total);
      } else if (part.length() < total) {
        part.restart(); // the server's file is shorter: this beginning is of no use
      }
      if (part.length() < total) {
        throw new IOException("the connection was cut at byte " + part.length() + " of " + total);
      }
    }
  }

  private void copy(InputStream body, long total) throws IOException {
    byte[] buffer = new byte[BUFFER];
    try (StallGuard guard = new StallGuard(body, surroundings.patience())) {
      for (int read = read(body, buffer, guard); read >= 0; read = read(body, buffer, guard)) {
        guard.arrived();
        if (total > 0 && part.length() + read > total) {
          part.restart();
          throw new RefusedException("gives more than the " + total + " bytes of the file");
        }
        part.append(buffer, read);
        listener.progressed(file, part.length(), total);
      }
    }
  }

  private static int read(InputStream body, byte[] buffer, StallGuard guard) throws IOException {
    try {
      int read = body.read(buffer);
      if (read < 0 && guard.stalled()) {
        throw new IOException("closed");
      }
      return read;
    } catch (IOException e) {
      if (guard.stalled()) {
        throw guard.stall(e);
      }
      throw e;
    }
  }

  private static String describe(IOException e) {
    if (e instanceof ConnectException) {
      return "cannot be reached";
    }
    return e.getMessage() == null ? e.getClass().getSimpleName() : e.getMessage();
  }
}
