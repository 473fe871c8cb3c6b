package org.oddity.tracking;

import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.oddity.core.InvalidInputException;

/**
 * A file of {@link JournalEvent}s, one JSON object a line, that is only ever appended to.
 *
 * <p>Every line is handed to the operating system before {@link #append} returns, so a killed
 * process loses at most the line being written; {@link JournalEvent.Finished} and {@link #close}
 * also wait for the disk. A torn last line is cut off when the journal is opened again, and passed
 * over by readers. One writer at a time: a lock file beside the journal refuses a second one.
 */
public final class Journal implements AutoCloseable {
  private static final JsonMapper MAPPER = new JsonMapper();

  private final Path file;
  // Not a FileChannel, which an interrupt of the writing thread would close for all threads.
  private final RandomAccessFile output;
  private final ExclusiveUse use;
  private boolean closed;

  private Journal(Path file, RandomAccessFile output, ExclusiveUse use) {
    this.file = file;
    this.output = output;
    this.use = use;
  }

  /**
   * Opens a journal to append to; the file and its folder are made where they are missing.
   *
   * @throws InvalidInputException if another run is writing to it
   */
  public static Journal open(Path file) {
    return open(file, Duration.ZERO);
  }

  /**
   * Opens a journal to append to, and waits for whoever is writing to it.
   *
   * @param atMost how long
   * @throws InvalidInputException if another run is still writing to it then
   */
  public static Journal open(Path file, Duration atMost) {
    try {
      ExclusiveUse use = take(file, atMost).orElseThrow(() -> inUse(file));
      try {
        return new Journal(file, openAtEnd(file), use);
      } catch (IOException | RuntimeException e) {
        use.close();
        throw e;
      }
    } catch (IOException e) {
      throw new UncheckedIOException("cannot open the journal " + file + ": " + e, e);
    }
  }

  private static Optional<ExclusiveUse> take(Path file, Duration atMost) throws IOException {
    long end = System.nanoTime() + atMost.toNanos();
    Optional<ExclusiveUse> use = ExclusiveUse.take(lockFile(file));
    try {
      while (use.isEmpty() && System.nanoTime() < end) {
        TimeUnit.MILLISECONDS.sleep(20);
        use = ExclusiveUse.take(lockFile(file));
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    return use;
  }

  /** Returns whether some process is writing to a journal now. */
  public static boolean isOpen(Path file) {
    try {
      return ExclusiveUse.taken(lockFile(file));
    } catch (IOException e) {
      throw new UncheckedIOException("cannot look at the lock of the journal " + file, e);
    }
  }

  /**
   * Writes one event.
   *
   * @throws UncheckedIOException naming the file, if the disk is full, say; the journal then ends
   *     with the line before and can be written to again
   */
  public synchronized void append(JournalEvent event) {
    if (closed) {
      throw new IllegalStateException("the journal " + file + " is closed");
    }
    try {
      byte[] line = (MAPPER.writeValueAsString(event) + "\n").getBytes(StandardCharsets.UTF_8);
      writeWhole(line);
      if (event instanceof JournalEvent.Finished) {
        output.getFD().sync();
      }
    } catch (IOException e) {
      throw new UncheckedIOException("cannot write the journal " + file + ": " + e.getMessage(), e);
    }
  }

  /**
   * Writes that a file stands beside the journal.
   *
   * @param path relative to the journal's folder, with forward slashes
   * @param kind as in {@link JournalEvent.Artifact}
   */
  public void announce(String path, String kind) {
    append(new JournalEvent.Artifact(System.currentTimeMillis(), path, kind));
  }

  /** Waits for the disk and lets others write; does nothing the second time. */
  @Override
  public synchronized void close() {
    if (closed) {
      return;
    }
    closed = true;
    try (use;
        output) {
      output.getFD().sync();
    } catch (IOException e) {
      throw new UncheckedIOException("cannot close the journal " + file + ": " + e.getMessage(), e);
    }
  }

  /** Returns the events of a journal, from a byte on; none where the file does not exist. */
  public static Tail read(Path file, long fromByte) {
    return read(file, fromByte, Long.MAX_VALUE);
  }

  /**
   * Returns some of the events of a journal, from a byte on.
   *
   * @param fromByte 0 or the {@link Tail#end} of an earlier reading
   * @param atMost about how many bytes to read, at least one whole line; for long journals
   */
  public static Tail read(Path file, long fromByte, long atMost) {
    if (!Files.exists(file)) {
      return new Tail(List.of(), fromByte, 0);
    }
    try {
      return new JournalReader(file).read(fromByte, atMost);
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read the journal " + file + ": " + e.getMessage(), e);
    }
  }

  /** Returns the number that a run which starts now has: one more than it was started before. */
  public static int nextAttempt(Path file) {
    return 1 + (int) read(file).stream().filter(JournalEvent.Started.class::isInstance).count();
  }

  /** Returns all events of a journal. */
  public static List<JournalEvent> read(Path file) {
    return read(file, 0).events();
  }

  /**
   * Returns the last events of a journal, for those who look at many.
   *
   * @param about how many bytes before the end to read; more where these hold no whole event
   */
  public static List<JournalEvent> readEnd(Path file, long about) {
    try {
      long size = Files.exists(file) ? Files.size(file) : 0;
      for (long bytes = about; bytes < size; bytes *= 4) {
        // What is left of a line that the first byte falls into is no event and is passed over.
        List<JournalEvent> events = read(file, size - bytes).events();
        if (!events.isEmpty()) {
          return events;
        }
      }
      return read(file);
    } catch (IOException e) {
      throw new UncheckedIOException("cannot look at the journal " + file, e);
    }
  }

  private static RandomAccessFile openAtEnd(Path file) throws IOException {
    RandomAccessFile output = new RandomAccessFile(file.toFile(), "rw");
    try {
      long end = JournalReader.endOfLastLine(output.getChannel());
      if (end < output.length()) {
        output.setLength(end);
      }
      output.seek(end);
      return output;
    } catch (IOException e) {
      output.close();
      throw e;
    }
  }

  private void writeWhole(byte[] line) throws IOException {
    long begin = output.getFilePointer();
    try {
      output.write(line);
    } catch (IOException e) {
      try {
        output.setLength(begin);
        output.seek(begin);
      } catch (IOException again) {
        e.addSuppressed(again);
      }
      throw e;
    }
  }

  private static Path lockFile(Path file) {
    return file.resolveSibling("." + file.getFileName() + ".lock");
  }

  private static InvalidInputException inUse(Path file) {
    return new InvalidInputException(
        file.toAbsolutePath().getParent().toString(),
        "another run is using this folder: it is writing "
            + file.getFileName()
            + ". Wait until it has ended, or name another folder");
  }

  /**
   * What was read.
   *
   * @param end the byte to read on from
   * @param unreadable lines that are not events, such as a disk's garbage; passed over
   */
  public record Tail(List<JournalEvent> events, long end, int unreadable) {}
}
