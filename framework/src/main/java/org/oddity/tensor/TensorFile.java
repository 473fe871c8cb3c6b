package org.oddity.tensor;

import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.oddity.core.InvalidInputException;

/**
 * A safetensors file of somebody else's, of any size: tensors by name with their shapes, read one
 * at a time. Of the format's element types those are read as floats that weights come in: F64, F32,
 * F16 and BF16.
 *
 * <p>Source: the format's own description at github.com/huggingface/safetensors, "Format".
 */
public final class TensorFile {
  private final Path file;
  private final long dataStart;
  private final Map<String, SafetensorsHeader.Entry> entries;

  private TensorFile(Path file, long dataStart, Map<String, SafetensorsHeader.Entry> entries) {
    this.file = file;
    this.dataStart = dataStart;
    this.entries = entries;
  }

  /**
   * Reads the header of a file.
   *
   * @throws InvalidInputException if it is no such file, is cut off, or holds what is not known
   */
  public static TensorFile open(Path file) {
    try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ)) {
      long header = channel.size() < Long.BYTES ? -1 : read(channel, 0, Long.BYTES).getLong();
      SafetensorsHeader.requireWhole(header, channel.size() - Long.BYTES, file.toString());
      byte[] json = read(channel, Long.BYTES, (int) header).array();
      long start = Long.BYTES + header;
      return new TensorFile(
          file, start, SafetensorsHeader.parse(json, channel.size() - start, file.toString()));
    } catch (IOException e) {
      throw new InvalidInputException(file.toString(), "cannot be read: " + e);
    }
  }

  /** Returns the names of all tensors. */
  public List<String> names() {
    return List.copyOf(entries.keySet());
  }

  /** Returns the lengths of a tensor's axes; empty if there is no such tensor. */
  public Optional<List<Integer>> shape(String name) {
    return Optional.ofNullable(entries.get(name)).map(SafetensorsHeader.Entry::shape);
  }

  /**
   * Reads a tensor, row after row.
   *
   * @throws InvalidInputException if there is none of that name, or of an element type that is not
   *     read
   */
  public float[] floats(String name) {
    SafetensorsHeader.Entry entry = entries.get(name);
    if (entry == null) {
      throw new InvalidInputException(file.toString(), "holds no tensor '" + name + "'");
    }
    int bytes =
        switch (entry.type()) {
          case "F64" -> Double.BYTES;
          case "F32" -> Float.BYTES;
          case "F16", "BF16" -> Short.BYTES;
          default ->
              throw new InvalidInputException(
                  file.toString(),
                  "tensor '" + name + "' is of " + entry.type() + ", read are F64, F32, F16, BF16");
        };
    long size = entry.shape().stream().mapToLong(Integer::longValue).reduce(1, (a, b) -> a * b);
    if (size < 0 || size > Integer.MAX_VALUE / bytes || size * bytes != entry.to() - entry.from()) {
      throw new InvalidInputException(
          file.toString(), "tensor '" + name + "' of " + entry.shape() + " does not fit its bytes");
    }
    try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ)) {
      return decode(
          entry.type(), read(channel, dataStart + entry.from(), (int) size * bytes), (int) size);
    } catch (IOException e) {
      throw new InvalidInputException(file.toString(), "cannot be read: " + e);
    }
  }

  private static float[] decode(String type, ByteBuffer data, int size) {
    float[] values = new float[size];
    switch (type) {
      case "F32" -> data.asFloatBuffer().get(values);
      case "F64" -> {
        for (int i = 0; i < size; i++) {
          values[i] = (float) data.getDouble(i * Double.BYTES);
        }
      }
      case "BF16" -> {
        for (int i = 0; i < size; i++) {
          values[i] = Float.intBitsToFloat(data.getShort(i * Short.BYTES) << 16);
        }
      }
      default -> {
        for (int i = 0; i < size; i++) {
          values[i] = HalfPrecision.toFloat(data.getShort(i * Short.BYTES));
        }
      }
    }
    return values;
  }

  private static ByteBuffer read(FileChannel channel, long from, int length) throws IOException {
    ByteBuffer buffer = ByteBuffer.allocate(length).order(ByteOrder.LITTLE_ENDIAN);
    while (buffer.hasRemaining()) {
      if (channel.read(buffer, from + buffer.position()) < 0) {
        throw new EOFException("it ended while it was read");
      }
    }
    return buffer.flip();
  }
}
