package org.oddity.tensor;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.oddity.core.InvalidInputException;

/** What stands before the values of a safetensors file: its tensors by name, in their order. */
final class SafetensorsHeader {
  /** The entry that is no tensor: texts by name. */
  static final String METADATA = "__metadata__";

  private static final JsonMapper MAPPER = JsonMapper.builder().build();

  /** The format's own limit. */
  private static final long LONGEST = 100_000_000;

  private SafetensorsHeader() {}

  /**
   * A tensor in the file.
   *
   * @param type its element type, as the format names it
   * @param shape the lengths of its axes; none for a scalar
   * @param from where its bytes begin among those of all tensors
   * @param to where they end
   */
  record Entry(String type, List<Integer> shape, long from, long to) {
    Entry {
      shape = List.copyOf(shape);
    }
  }

  /**
   * Refuses a header that is not as long as it says.
   *
   * @param length what the first eight bytes say; anything below 0 if they are not there
   * @param behind how many bytes stand behind these
   */
  static void requireWhole(long length, long behind, String source) {
    if (length < 2 || length > LONGEST || length > behind) {
      throw new InvalidInputException(source, "is not a safetensors file: its header is cut off");
    }
  }

  /**
   * Reads a header.
   *
   * @param bytes of all tensors
   * @param source how messages name the file
   * @throws InvalidInputException if it is none, or a tensor would lie beyond the bytes
   */
  static Map<String, Entry> parse(byte[] json, long bytes, String source) {
    Map<String, Entry> entries = new LinkedHashMap<>();
    for (Map.Entry<String, JsonNode> field : tree(json, source).properties()) {
      if (!field.getKey().equals(METADATA)) {
        entries.put(field.getKey(), entry(field.getKey(), field.getValue(), bytes, source));
      }
    }
    return Collections.unmodifiableMap(entries);
  }

  /** Returns a header as it stands there. */
  static JsonNode tree(byte[] json, String source) {
    try {
      return MAPPER.readTree(json);
    } catch (IOException e) { // of the text or of its characters
      throw new InvalidInputException(source, "is not a safetensors file: its header is not JSON");
    }
  }

  private static Entry entry(String name, JsonNode tensor, long bytes, String source) {
    List<Integer> shape = new ArrayList<>();
    tensor.path("shape").forEach(axis -> shape.add(axis.asInt(-1)));
    Entry entry =
        new Entry(
            tensor.path("dtype").asText(),
            shape,
            tensor.path("data_offsets").path(0).asLong(-1),
            tensor.path("data_offsets").path(1).asLong(-1));
    if (entry.from < 0 || entry.to < entry.from || entry.to > bytes) {
      throw new InvalidInputException(
          source, "is cut off: tensor '" + name + "' does not fit the file");
    }
    return entry;
  }
}
