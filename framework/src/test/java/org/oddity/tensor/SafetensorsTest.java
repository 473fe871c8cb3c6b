package org.oddity.tensor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.oddity.core.InvalidInputException;
import org.oddity.core.NamedArrays;

class SafetensorsTest {
  private static final NamedArrays ARRAYS =
      NamedArrays.builder()
          .put("floats", 1.5f, -2f, Float.MIN_VALUE)
          .put("doubles", Math.PI, Double.MAX_VALUE)
          .put("ints", 1, -2, 3)
          .put("longs", Long.MIN_VALUE)
          .put("empty", new float[0])
          .build();

  @Test
  void survivesThereAndBack() {
    NamedArrays read = Safetensors.decode(Safetensors.encode(ARRAYS), "t");
    assertThat(read.asMap().keySet()).containsExactlyElementsOf(ARRAYS.asMap().keySet());
    assertThat(read.floats("floats")).isEqualTo(ARRAYS.floats("floats"));
    assertThat(read.doubles("doubles")).isEqualTo(ARRAYS.doubles("doubles"));
    assertThat(read.ints("ints")).isEqualTo(ARRAYS.ints("ints"));
    assertThat(read.longs("longs")).isEqualTo(ARRAYS.longs("longs"));
    assertThat(read.floats("empty")).isEmpty();
  }

  @Test
  void refusesEveryFileThatIsCutOff() {
    byte[] whole = Safetensors.encode(ARRAYS);
    for (int length = 0; length < whole.length; length++) {
      byte[] cut = Arrays.copyOf(whole, length);
      assertThatThrownBy(() -> Safetensors.decode(cut, "t"))
          .isInstanceOf(InvalidInputException.class);
    }
  }
}
