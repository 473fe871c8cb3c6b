package org.oddity.backbone.pretrained;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.zip.CRC32;
import org.oddity.core.ImageBatch;
import org.oddity.core.ImageShape;

/**
 * Weights and images that follow from the formula of torchvision_features.py; images also of
 * keras_model.py.
 */
public final class FormulaWeights {
  private FormulaWeights() {}

  /** Returns numbers in [0, 1): a hash of name and place. */
  static double even(int start, int place) {
    int x = (start + place) * (int) 2654435761L;
    x ^= x >>> 16;
    x *= 0x85EBCA6B;
    x ^= x >>> 13;
    x *= 0xC2B2AE35;
    x ^= x >>> 16;
    return Integer.toUnsignedLong(x) / 0x1p32;
  }

  private static int start(String name) {
    CRC32 crc = new CRC32();
    crc.update(name.getBytes(StandardCharsets.UTF_8));
    return (int) crc.getValue();
  }

  /** Returns images in [0, 1). */
  public static ImageBatch images(int count, ImageShape shape) {
    int start = start("images " + shape);
    float[] pixels = new float[count * shape.size()];
    for (int i = 0; i < pixels.length; i++) {
      pixels[i] = (float) even(start, i);
    }
    return ImageBatch.wrap(shape, pixels);
  }

  /** Returns one tensor as torchvision's state would have it. */
  static float[] values(String name, int... shape) {
    int size = 1;
    for (int length : shape) {
      size *= length;
    }
    int start = start(name);
    double limit = shape.length == 1 ? 0.1 : Math.sqrt(6.0 * shape[0] / size);
    boolean scale = name.endsWith("weight") && shape.length == 1;
    boolean variance = name.endsWith("running_var");
    float[] values = new float[size];
    for (int i = 0; i < size; i++) {
      double u = even(start, i);
      values[i] = (float) (variance ? 0.5 + u : scale ? 0.25 + 0.5 * u : (2 * u - 1) * limit);
    }
    return values;
  }

  /** Writes the weights that an architecture asks for as a safetensors file. */
  static Path write(Path file, Map<String, int[]> shapes) throws IOException {
    Map<String, float[]> tensors = new LinkedHashMap<>();
    shapes.forEach((name, shape) -> tensors.put(name, values(name, shape)));
    StringBuilder header = new StringBuilder("{\"__metadata__\":{\"of\":\"a formula\"}");
    long offset = 0;
    for (Map.Entry<String, int[]> tensor : shapes.entrySet()) {
      long end = offset + 4L * tensors.get(tensor.getKey()).length;
      String lengths =
          Arrays.stream(tensor.getValue())
              .mapToObj(Integer::toString)
              .collect(Collectors.joining(","));
      header.append(
          ",\"%s\":{\"dtype\":\"F32\",\"shape\":[%s],\"data_offsets\":[%d,%d]}"
              .formatted(tensor.getKey(), lengths, offset, end));
      offset = end;
    }
    byte[] json = header.append('}').toString().getBytes(StandardCharsets.UTF_8);
    try (var out = Files.newOutputStream(file)) {
      out.write(ByteBuffer.allocate(8).order(ByteOrder.LITTLE_ENDIAN).putLong(json.length).array());
      out.write(json);
      for (float[] values : tensors.values()) {
        byte[] bytes = new byte[4 * values.length];
        ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN).asFloatBuffer().put(values);
        out.write(bytes);
      }
    }
    return file;
  }
}
