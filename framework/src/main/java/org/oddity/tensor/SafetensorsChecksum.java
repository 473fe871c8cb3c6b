package org.oddity.tensor;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.zip.CRC32C;
import org.oddity.core.InvalidInputException;

/**
 * The CRC-32C of a safetensors file's tensors, descriptions and values, which stands among its
 * metadata, where other programs pass over it.
 *
 * @param text eight hexadecimal digits
 */
record SafetensorsChecksum(String text) {
  /** As long as any other. */
  static final SafetensorsChecksum NONE = new SafetensorsChecksum("00000000");

  private static final String KEY = "crc32c";

  /**
   * Returns the check sum of what a file is to hold.
   *
   * @param tensors the header without metadata
   * @param data the values of all tensors
   */
  static SafetensorsChecksum of(ObjectNode tensors, ByteBuffer data) {
    CRC32C sum = new CRC32C();
    sum.update(tensors.toString().getBytes(StandardCharsets.UTF_8));
    sum.update(data.duplicate().rewind());
    return new SafetensorsChecksum(String.format(Locale.ROOT, "%08x", sum.getValue()));
  }

  /** Returns the text of a header with this among its metadata. */
  String in(ObjectNode tensors) {
    ObjectNode header = tensors.objectNode();
    header.putObject(SafetensorsHeader.METADATA).put(KEY, text);
    return header.setAll(tensors).toString();
  }

  /**
   * Makes sure that a file of ours holds what was written; those of older versions do not say.
   *
   * @throws InvalidInputException if it does not
   */
  static void check(JsonNode header, ByteBuffer data, String source) {
    if (header instanceof ObjectNode object && object.has(SafetensorsHeader.METADATA)) {
      ObjectNode tensors = object.deepCopy();
      String said = tensors.remove(SafetensorsHeader.METADATA).path(KEY).asText();
      if (!of(tensors, data).text.equals(said)) {
        throw new InvalidInputException(
            source, "is damaged: it does not hold what was written, its check sum is another");
      }
    }
  }
}
