package org.oddity.tensor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.oddity.core.InvalidInputException;

class TensorFileTest {
  @TempDir private Path folder;

  private Path file(String header, byte... data) throws IOException {
    Path file = folder.resolve("weights.safetensors");
    byte[] json = header.getBytes(StandardCharsets.UTF_8);
    try (OutputStream out = Files.newOutputStream(file)) {
      out.write(ByteBuffer.allocate(8).order(ByteOrder.LITTLE_ENDIAN).putLong(json.length).array());
      out.write(json);
      out.write(data);
    }
    return file;
  }

  private static String entry(String type, String shape, int from, int to) {
    return "\"dtype\":\"%s\",\"shape\":%s,\"data_offsets\":[%d,%d]"
        .formatted(type, shape, from, to);
  }

  @Test
  void readsShapesAndNumbersOfEveryFloat() throws IOException {
    // 1.5 and -2 as floats, doubles, halves and bfloats, and the smallest half.
    byte[] data = {
      0,
      0,
      (byte) 0xc0,
      0x3f,
      0,
      0,
      0,
      (byte) 0xc0,
      0,
      0,
      0,
      0,
      0,
      0,
      (byte) 0xf8,
      0x3f,
      0,
      0,
      0,
      0,
      0,
      0,
      0,
      (byte) 0xc0,
      0,
      0x3e,
      0,
      (byte) 0xc0,
      (byte) 0xc0,
      0x3f,
      0,
      (byte) 0xc0,
      1,
      0,
      0,
      0x7c
    };
    TensorFile file =
        TensorFile.open(
            file(
                "{\"__metadata__\":{\"a\":\"b\"},\"f\":{%s},\"d\":{%s},\"h\":{%s},\"b\":{%s},\"e\":{%s}}"
                    .formatted(
                        entry("F32", "[2,1]", 0, 8),
                        entry("F64", "[2]", 8, 24),
                        entry("F16", "[2]", 24, 28),
                        entry("BF16", "[1,2]", 28, 32),
                        entry("F16", "[2]", 32, 36)),
                data));
    assertThat(file.names()).containsExactly("f", "d", "h", "b", "e");
    assertThat(file.shape("f")).contains(List.of(2, 1));
    assertThat(file.shape("g")).isEmpty();
    for (String name : List.of("f", "d", "h", "b")) {
      assertThat(file.floats(name)).as(name).containsExactly(1.5f, -2);
    }
    assertThat(file.floats("e")).containsExactly(0x1p-24f, Float.POSITIVE_INFINITY);
  }

  @Test
  void refusesWhatIsDamagedOrUnknown() throws IOException {
    Path cut = file("{\"f\":{" + entry("F32", "[2]", 0, 8) + "}}", new byte[7]);
    assertThatThrownBy(() -> TensorFile.open(cut))
        .isInstanceOf(InvalidInputException.class)
        .hasMessageContaining("is cut off: tensor 'f' does not fit the file");
    TensorFile odd =
        TensorFile.open(
            file(
                "{\"f\":{%s},\"i\":{%s}}"
                    .formatted(entry("F32", "[3]", 0, 8), entry("I64", "[1]", 0, 8)),
                new byte[8]));
    assertThatThrownBy(() -> odd.floats("f")).hasMessageContaining("does not fit its bytes");
    assertThatThrownBy(() -> odd.floats("i")).hasMessageContaining("is of I64, read are");
    assertThatThrownBy(() -> odd.floats("g")).hasMessageContaining("holds no tensor 'g'");
    Path text = Files.writeString(folder.resolve("text"), "x".repeat(40));
    assertThatThrownBy(() -> TensorFile.open(text))
        .hasMessageContaining("is not a safetensors file");
    assertThatThrownBy(() -> TensorFile.open(file("{no json}")))
        .hasMessageContaining("its header is not JSON");
  }
}
