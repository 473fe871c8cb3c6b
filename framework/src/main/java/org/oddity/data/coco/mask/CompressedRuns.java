package org.oddity.data.coco.mask;

import static java.util.Objects.requireNonNull;

import java.util.Arrays;

/**
 * Run lengths written as text: each number in digits of five bits, the lowest first.
 *
 * <p>A digit is a character from {@code '0'} on; its sixth bit says that another follows, and the
 * fifth bit of the last is the sign. From the fourth run on, a number is the difference to the run
 * two before, which is of the same side.
 *
 * @param height as the description says
 * @param width as the description says
 */
public record CompressedRuns(long height, long width, String text) implements Segmentation {
  private static final char ZERO = '0';
  private static final int DIGIT_BITS = 5;
  private static final int MORE = 1 << DIGIT_BITS;
  private static final int SIGN = MORE >> 1;
  private static final int MOST_DIGITS = 8;

  public CompressedRuns {
    requireNonNull(text, "text is null");
  }

  @Override
  public ObjectMask mask(int pictureHeight, int pictureWidth) throws DamagedSegmentationException {
    return new RunLengths(height, width, counts()).mask(pictureHeight, pictureWidth);
  }

  private long[] counts() throws DamagedSegmentationException {
    long[] counts = new long[text.length()];
    int runs = 0;
    int at = 0;
    while (at < text.length()) {
      long number = 0;
      int digits = 0;
      int digit = MORE;
      while ((digit & MORE) != 0) {
        digit = digitAt(at++);
        if (digits == MOST_DIGITS) {
          throw new DamagedSegmentationException("has a run length of more than 40 bits");
        }
        number |= (long) (digit & (MORE - 1)) << (DIGIT_BITS * digits++);
      }
      if ((digit & SIGN) != 0) {
        number |= -1L << (DIGIT_BITS * digits);
      }
      counts[runs] = runs > 2 ? number + counts[runs - 2] : number;
      runs++;
    }
    return Arrays.copyOf(counts, runs);
  }

  private int digitAt(int at) throws DamagedSegmentationException {
    int digit = at < text.length() ? text.charAt(at) - ZERO : -1;
    if (digit < 0 || digit >= 2 * MORE) {
      throw new DamagedSegmentationException(
          at < text.length()
              ? "has a run length with the character '" + text.charAt(at) + "'"
              : "has run lengths that end in the middle of a number");
    }
    return digit;
  }
}
