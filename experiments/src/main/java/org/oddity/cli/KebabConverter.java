package org.oddity.cli;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import org.oddity.config.Kebab;
import org.oddity.core.Suggestions;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Reads a constant by its lower-kebab name, as YAML does. */
abstract class KebabConverter<E extends Enum<E>> implements ITypeConverter<E> {
  private final Map<String, E> constants = new LinkedHashMap<>();

  KebabConverter(Class<E> type) {
    Arrays.stream(type.getEnumConstants()).forEach(e -> constants.put(Kebab.ofConstant(e), e));
  }

  @Override
  public E convert(String text) {
    E constant = constants.get(text);
    if (constant == null) {
      throw new TypeConversionException(
          "unknown value '" + text + "'." + Suggestions.among(text, constants.keySet()));
    }
    return constant;
  }
}
