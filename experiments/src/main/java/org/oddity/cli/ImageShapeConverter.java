package org.oddity.cli;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.oddity.core.ImageShape;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Reads {@code 32x32x3}, as shapes of images are printed. */
final class ImageShapeConverter implements ITypeConverter<ImageShape> {
  private static final Pattern SHAPE =
      Pattern.compile("([1-9]\\d{0,4})x([1-9]\\d{0,4})x([1-9]\\d{0,2})");

  @Override
  public ImageShape convert(String text) {
    Matcher matcher = SHAPE.matcher(text);
    if (!matcher.matches()) {
      throw new TypeConversionException(
          "must be height, width and channels such as 32x32x3, was '" + text + "'");
    }
    return new ImageShape(
        Integer.parseInt(matcher.group(1)),
        Integer.parseInt(matcher.group(2)),
        Integer.parseInt(matcher.group(3)));
  }
}
