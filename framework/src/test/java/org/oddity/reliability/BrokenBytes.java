package org.oddity.reliability;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.zip.CRC32;

/** Breaks files, each in one or two ways that follow from a seed. */
final class BrokenBytes {
  private static final List<Long> LENGTHS =
      List.of(
          -1L,
          0L,
          1L,
          0x7fffffffL,
          0x80000000L,
          0xffffffffL,
          0x7fffffffffffffffL,
          0x40000000L,
          0xffff0000L,
          1L << 20);
  private static final Pattern NUMBER = Pattern.compile("-?\\d+(\\.\\d+)?");
  private static final Pattern JSON_VALUE =
      Pattern.compile("(?<=:)\\s*(\"[^\"]*\"|[\\w.-]+|[\\[{])");
  private static final List<String> NUMBERS =
      List.of("-1", "0", "99999999999999999999", "2147483648", "1e999", "NaN", "1.5", "0x10", "-0");
  private static final List<String> VALUES =
      List.of("null", "[]", "{}", "true", "\"\"", "\"\\u0000\"", "-1", "[[[[[[", "\"../../x\"");
  private static final int HEADER = 256;
  private static final int PNG_SIGNATURE = 8;

  private final SplittableRandom random;

  BrokenBytes(long seed) {
    this.random = new SplittableRandom(seed);
  }

  /** Returns a broken copy of a binary file. */
  byte[] broken(byte[] whole) {
    byte[] once = changed(whole);
    return random.nextInt(4) == 0 ? changed(once) : once;
  }

  /** Returns a broken copy of a file of text, such as JSON or a table. */
  byte[] brokenText(byte[] whole) {
    if (random.nextInt(3) == 0) {
      return broken(whole);
    }
    String text = new String(whole, StandardCharsets.ISO_8859_1);
    boolean numbers = random.nextBoolean();
    List<MatchResult> found = (numbers ? NUMBER : JSON_VALUE).matcher(text).results().toList();
    if (found.isEmpty()) {
      return broken(whole);
    }
    MatchResult chosen = found.get(random.nextInt(found.size()));
    List<String> others = numbers ? NUMBERS : VALUES;
    String by = others.get(random.nextInt(others.size()));
    String changed =
        text.substring(0, chosen.start())
            + Matcher.quoteReplacement(by)
            + text.substring(chosen.end());
    return changed.getBytes(StandardCharsets.ISO_8859_1);
  }

  /** Returns a broken PNG file whose check sums are right again, so that more of it is read. */
  byte[] brokenPng(byte[] whole) {
    byte[] broken = broken(whole);
    ByteBuffer chunks = ByteBuffer.wrap(broken);
    for (int at = PNG_SIGNATURE; at + 12 <= broken.length; ) {
      int length = chunks.getInt(at);
      if (length < 0 || length > broken.length - at - 12) {
        break;
      }
      CRC32 sum = new CRC32();
      sum.update(broken, at + 4, length + 4);
      chunks.putInt(at + 8 + length, (int) sum.getValue());
      at += length + 12;
    }
    return broken;
  }

  private byte[] changed(byte[] whole) {
    if (whole.length == 0) {
      return new byte[] {(byte) random.nextInt(256)};
    }
    byte[] changed = whole.clone();
    int at = random.nextInt(whole.length);
    int length = Math.min(1 + random.nextInt(64), whole.length - at);
    switch (random.nextInt(10)) {
      case 0 -> {
        return Arrays.copyOf(whole, at);
      }
      case 1, 2 -> {
        for (int i = random.nextInt(8); i >= 0; i--) {
          changed[random.nextInt(whole.length)] ^= (byte) (1 << random.nextInt(8));
        }
      }
      case 3, 4, 5 -> putLength(changed);
      case 6 -> Arrays.fill(changed, at, at + length, (byte) (random.nextBoolean() ? 0 : 0xff));
      case 7 -> Arrays.fill(changed, at, whole.length, (byte) 0); // as after a power cut
      case 8 -> {
        byte[] longer = Arrays.copyOf(whole, whole.length + length);
        System.arraycopy(whole, at, longer, at + length, whole.length - at);
        return longer;
      }
      default -> {
        byte[] shorter = Arrays.copyOf(whole, whole.length - length);
        System.arraycopy(whole, at + length, shorter, at, whole.length - at - length);
        return shorter;
      }
    }
    return changed;
  }

  /** Lengths stand at the beginning, in two, four or eight bytes of either order. */
  private void putLength(byte[] content) {
    int bytes = 2 << random.nextInt(3);
    if (content.length < bytes) {
      return;
    }
    int at = random.nextInt(Math.min(HEADER, content.length - bytes + 1));
    long value = LENGTHS.get(random.nextInt(LENGTHS.size()));
    boolean little = random.nextBoolean();
    for (int i = 0; i < bytes; i++) {
      content[little ? at + i : at + bytes - 1 - i] = (byte) (value >>> (8 * i));
    }
  }
}
