package org.oddity.tensor;

import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.oddity.core.InvalidInputException;
import org.oddity.core.NamedArrays;

/**
 * Arrays by name in the safetensors format: the header's length in eight bytes, a JSON header, the
 * values in little-endian order. Arrays are written flat, {@code [length]}, with a check sum beside
 * them, so that a file that a disk has changed is not taken for what was written.
 *
 * <p>Source: the format's own description at github.com/huggingface/safetensors, "Format".
 */
public final class Safetensors {
  private static final JsonMapper MAPPER = JsonMapper.builder().build();
  private static final int ALIGNMENT = 8;

  /** Java has no longer arrays. */
  private static final long LONGEST = Integer.MAX_VALUE - 8L;

  private Safetensors() {}

  /** Returns the content of a file with these arrays. */
  public static byte[] encode(NamedArrays arrays) {
    ObjectNode header = MAPPER.createObjectNode();
    long offset = 0;
    for (Map.Entry<String, Object> entry : arrays.asMap().entrySet()) {
      Type type = Type.of(entry.getValue());
      long bytes = (long) type.length(entry.getValue()) * type.bytes;
      ObjectNode tensor = header.putObject(entry.getKey());
      tensor.put("dtype", type.name());
      tensor.putArray("shape").add(type.length(entry.getValue()));
      tensor.putArray("data_offsets").add(offset).add(offset + bytes);
      offset += bytes;
    }
    int headerLength = padded(SafetensorsChecksum.NONE.in(header)).length;
    ByteBuffer buffer =
        ByteBuffer.allocate(Math.toIntExact(Long.BYTES + headerLength + offset))
            .order(ByteOrder.LITTLE_ENDIAN);
    buffer.position(Long.BYTES + headerLength);
    ByteBuffer data = buffer.slice();
    arrays.asMap().values().forEach(values -> Type.of(values).put(buffer, values));
    byte[] json = padded(SafetensorsChecksum.of(header, data).in(header));
    buffer.rewind().putLong(headerLength).put(json);
    return buffer.array();
  }

  /** Pads with spaces, as the format allows, so that the values are aligned. */
  private static byte[] padded(String json) {
    int length = json.getBytes(StandardCharsets.UTF_8).length;
    int missing = (ALIGNMENT - length % ALIGNMENT) % ALIGNMENT;
    return (json + " ".repeat(missing)).getBytes(StandardCharsets.UTF_8);
  }

  /**
   * Reads a file.
   *
   * @throws InvalidInputException if it is damaged
   */
  public static NamedArrays read(Path file) {
    try {
      if (Files.size(file) > LONGEST) {
        throw new InvalidInputException(file.toString(), "is longer than 2 GiB: not one of ours");
      }
      return decode(Files.readAllBytes(file), file.toString());
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read " + file, e);
    }
  }

  /**
   * Reads the content of a file.
   *
   * @param source how messages name it
   * @throws InvalidInputException if it is damaged
   */
  public static NamedArrays decode(byte[] content, String source) {
    ByteBuffer buffer = ByteBuffer.wrap(content).order(ByteOrder.LITTLE_ENDIAN);
    long headerLength = content.length < Long.BYTES ? -1 : buffer.getLong();
    SafetensorsHeader.requireWhole(headerLength, content.length - Long.BYTES, source);
    byte[] json = new byte[(int) headerLength];
    buffer.get(json);
    ByteBuffer data = buffer.slice();
    SafetensorsChecksum.check(SafetensorsHeader.tree(json, source), data, source);
    NamedArrays.Builder arrays = NamedArrays.builder();
    SafetensorsHeader.parse(json, data.capacity(), source)
        .forEach((name, entry) -> add(arrays, name, entry, data, source));
    return arrays.build();
  }

  private static void add(
      NamedArrays.Builder arrays,
      String name,
      SafetensorsHeader.Entry entry,
      ByteBuffer data,
      String source) {
    int from = (int) entry.from();
    int length = (int) (entry.to() - entry.from());
    Type type = Type.named(entry.type());
    if (type == null || length % type.bytes != 0) {
      throw new InvalidInputException(source, "tensor '" + name + "' does not fit the file");
    }
    type.read(arrays, name, data.slice(from, length).order(ByteOrder.LITTLE_ENDIAN));
  }

  /** The element types in use, by their names in the format. */
  private enum Type {
    F32(Float.BYTES),
    F64(Double.BYTES),
    I32(Integer.BYTES),
    I64(Long.BYTES);

    private final int bytes;

    Type(int bytes) {
      this.bytes = bytes;
    }

    static Type of(Object values) {
      if (values instanceof float[]) {
        return F32;
      }
      if (values instanceof double[]) {
        return F64;
      }
      return values instanceof int[] ? I32 : I64;
    }

    static Type named(String name) {
      for (Type type : values()) {
        if (type.name().equals(name)) {
          return type;
        }
      }
      return null;
    }

    int length(Object values) {
      return java.lang.reflect.Array.getLength(values);
    }

    void put(ByteBuffer buffer, Object values) {
      ByteBuffer rest = buffer.slice().order(ByteOrder.LITTLE_ENDIAN);
      switch (this) {
        case F32 -> rest.asFloatBuffer().put((float[]) values);
        case F64 -> rest.asDoubleBuffer().put((double[]) values);
        case I32 -> rest.asIntBuffer().put((int[]) values);
        case I64 -> rest.asLongBuffer().put((long[]) values);
      }
      buffer.position(buffer.position() + length(values) * bytes);
    }

    void read(NamedArrays.Builder arrays, String name, ByteBuffer data) {
      int length = data.remaining() / bytes;
      switch (this) {
        case F32 -> {
          float[] values = new float[length];
          data.asFloatBuffer().get(values);
          arrays.put(name, values);
        }
        case F64 -> {
          double[] values = new double[length];
          data.asDoubleBuffer().get(values);
          arrays.put(name, values);
        }
        case I32 -> {
          int[] values = new int[length];
          data.asIntBuffer().get(values);
          arrays.put(name, values);
        }
        case I64 -> {
          long[] values = new long[length];
          data.asLongBuffer().get(values);
          arrays.put(name, values);
        }
      }
    }
  }
}
