package org.oddity.tracking;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;

/** Reads whole lines out of a journal, piece by piece, while it may still be growing. */
final class JournalReader {
  private static final int PIECE = 1 << 16;

  /** Every line is read alone: the end of one cannot be mistaken for the next. */
  private static final ObjectReader EVENT =
      JsonMapper.builder()
          .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          .enable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
          .build()
          .readerFor(JournalEvent.class);

  private final Path file;
  private final List<JournalEvent> events = new ArrayList<>();
  private final ByteArrayOutputStream line = new ByteArrayOutputStream();
  private int unreadable;
  private long end;

  JournalReader(Path file) {
    this.file = file;
  }

  Journal.Tail read(long fromByte, long atMost) throws IOException {
    end = fromByte;
    long enough = atMost > Long.MAX_VALUE - fromByte ? Long.MAX_VALUE : fromByte + atMost;
    byte[] piece = new byte[PIECE];
    try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ)) {
      long position = fromByte;
      int length = channel.read(ByteBuffer.wrap(piece), position);
      while (length > 0 && end < enough) {
        take(piece, length, position, enough);
        position += length;
        length = channel.read(ByteBuffer.wrap(piece), position);
      }
    }
    return new Journal.Tail(List.copyOf(events), end, unreadable);
  }

  private void take(byte[] piece, int length, long position, long enough) {
    int begin = 0;
    for (int i = 0; i < length && end < enough; i++) {
      if (piece[i] == '\n') {
        line.write(piece, begin, i - begin);
        parse(line.toString(StandardCharsets.UTF_8));
        line.reset();
        begin = i + 1;
        end = position + begin;
      }
    }
    line.write(piece, begin, length - begin);
  }

  private void parse(String text) {
    if (text.isBlank()) {
      return;
    }
    try {
      JournalEvent event = EVENT.readValue(text);
      if (event == null) {
        unreadable++;
      } else {
        events.add(event);
      }
    } catch (JsonProcessingException e) {
      unreadable++;
    }
  }

  /** Returns the byte after the last line feed, 0 if there is none. */
  static long endOfLastLine(FileChannel channel) throws IOException {
    ByteBuffer piece = ByteBuffer.allocate(PIECE);
    long end = channel.size();
    while (end > 0) {
      long begin = Math.max(0, end - PIECE);
      piece.clear().limit(Math.toIntExact(end - begin));
      while (piece.hasRemaining() && channel.read(piece, begin + piece.position()) > 0) {
        // a read may give less than was asked for
      }
      for (int i = piece.position() - 1; i >= 0; i--) {
        if (piece.get(i) == '\n') {
          return begin + i + 1;
        }
      }
      end = begin;
    }
    return 0;
  }
}
