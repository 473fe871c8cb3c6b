package org.oddity.data.image;

import java.util.List;
import java.util.Locale;

/** Tells a decoder's warnings of lost pixels from those of odd metadata. */
final class DecoderWarnings {
  /** Parts of the warnings of libjpeg (jerror.h), of Java's readers and of TwelveMonkeys'. */
  private static final List<String> LOSS =
      List.of(
          "corrupt",
          "premature",
          "truncated",
          "inconsistent progression",
          "unexpected end",
          "eof",
          "error",
          "broken");

  private DecoderWarnings() {}

  static void refuseLoss(List<String> warnings) throws DamagedImageException {
    for (String warning : warnings) {
      String lower = warning.toLowerCase(Locale.ROOT);
      if (LOSS.stream().anyMatch(lower::contains)) {
        throw new DamagedImageException("is damaged: " + warning + "; copy or fetch it again");
      }
    }
  }
}
