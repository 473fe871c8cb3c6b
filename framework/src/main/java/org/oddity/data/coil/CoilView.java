package org.oddity.data.coil;

import java.util.Comparator;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.oddity.data.image.ImageContent;

/**
 * One photograph.
 *
 * @param object from 1
 * @param view a number from 0 (COIL-20) or an angle in degrees (COIL-100)
 */
record CoilView(int object, int view, ImageContent content) {
  static final Comparator<CoilView> ORDER =
      Comparator.comparingInt(CoilView::object).thenComparingInt(CoilView::view);

  private static final Pattern NAME = Pattern.compile("obj(\\d{1,3})__(\\d{1,3})\\.png");

  /** Returns the photograph that a file name stands for, if it stands for one. */
  static Optional<CoilView> of(String name, ImageContent content) {
    Matcher matcher = NAME.matcher(name);
    return matcher.matches()
        ? Optional.of(
            new CoilView(
                Integer.parseInt(matcher.group(1)), Integer.parseInt(matcher.group(2)), content))
        : Optional.empty();
  }
}
