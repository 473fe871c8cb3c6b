package org.oddity.tracking;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;

/**
 * A file of {@link JournalEvent}s, one JSON object a line, that is only ever appended to.
 *
 * <p>Every line is handed to the operating system before {@link #append} returns, so a killed
 * process loses at most the line being written; {@link #close} also waits for the disk. A torn last
 * line is cut off when the journal is opened again, and passed over by readers.
 */
public final class Journal implements AutoCloseable {
  private static final JsonMapper MAPPER =
      JsonMapper.builder().disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES).build();

  private final FileChannel channel;

  private Journal(FileChannel channel) {
    this.channel = channel;
  }

  /** Opens a journal to append to; the file and its folder are made where they are missing. */
  public static Journal open(Path file) {
    try {
      Files.createDirectories(file.toAbsolutePath().getParent());
      FileChannel channel =
          FileChannel.open(
              file, StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE);
      channel.truncate(endOfLastLine(channel));
      channel.position(channel.size());
      return new Journal(channel);
    } catch (IOException e) {
      throw new UncheckedIOException("cannot open the journal " + file, e);
    }
  }

  /** Writes one event. */
  public synchronized void append(JournalEvent event) {
    try {
      ByteBuffer line =
          ByteBuffer.wrap(
              (MAPPER.writeValueAsString(event) + "\n").getBytes(StandardCharsets.UTF_8));
      while (line.hasRemaining()) {
        channel.write(line);
      }
    } catch (IOException e) {
      throw new UncheckedIOException("cannot write the journal", e);
    }
  }

  @Override
  public synchronized void close() {
    try {
      channel.force(true);
      channel.close();
    } catch (IOException e) {
      throw new UncheckedIOException("cannot close the journal", e);
    }
  }

  /** Returns the events of a journal, from a byte on; none where the file does not exist. */
  public static Tail read(Path file, long fromByte) {
    if (!Files.exists(file)) {
      return new Tail(List.of(), fromByte, 0);
    }
    try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ)) {
      long end = endOfLastLine(channel);
      if (end <= fromByte) {
        return new Tail(List.of(), fromByte, 0);
      }
      ByteBuffer bytes = ByteBuffer.allocate(Math.toIntExact(end - fromByte));
      while (bytes.hasRemaining() && channel.read(bytes, fromByte + bytes.position()) > 0) {
        // keep reading
      }
      return parse(new String(bytes.array(), StandardCharsets.UTF_8), end);
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read the journal " + file, e);
    }
  }

  /** Returns all events of a journal. */
  public static List<JournalEvent> read(Path file) {
    return read(file, 0).events();
  }

  private static Tail parse(String text, long end) {
    List<JournalEvent> events = new ArrayList<>();
    int unreadable = 0;
    for (String line : text.split("\n", -1)) {
      if (line.isBlank()) {
        continue;
      }
      try {
        events.add(MAPPER.readValue(line, JournalEvent.class));
      } catch (JsonProcessingException e) {
        unreadable++;
      }
    }
    return new Tail(List.copyOf(events), end, unreadable);
  }

  private static long endOfLastLine(FileChannel channel) throws IOException {
    ByteBuffer octet = ByteBuffer.allocate(1);
    for (long end = channel.size(); end > 0; end--) {
      octet.clear();
      channel.read(octet, end - 1);
      if (octet.get(0) == '\n') {
        return end;
      }
    }
    return 0;
  }

  /**
   * What was read.
   *
   * @param end the byte to read on from
   * @param unreadable lines that are not events, such as a disk's garbage; passed over
   */
  public record Tail(List<JournalEvent> events, long end, int unreadable) {}
}
