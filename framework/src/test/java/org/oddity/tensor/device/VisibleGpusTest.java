package org.oddity.tensor.device;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class VisibleGpusTest {
  private static final List<Gpu> ALL =
      List.of(
          TestingGpus.gpu(0, "A", "8.6", "535.1"),
          TestingGpus.gpu(1, "B", "8.6", "535.1"),
          TestingGpus.gpu(2, "C", "8.6", "535.1"));
  private static final Map<String, Integer> PARTS = Map.of("MIG-c6d4", 2);

  private static List<Integer> visible(String value) {
    return VisibleGpus.of(ALL, PARTS, Map.of("CUDA_VISIBLE_DEVICES", value)).stream()
        .map(Gpu::index)
        .toList();
  }

  @Test
  void allAreVisibleWhereNothingIsSaid() {
    assertThat(VisibleGpus.of(ALL, PARTS, Map.of())).isEqualTo(ALL);
  }

  @Test
  void namesAreIndicesOrBeginningsOfUuids() {
    assertThat(visible("2,0")).containsExactly(2, 0);
    assertThat(visible(" GPU-1a , 0")).containsExactly(1, 0);
    assertThat(visible("MIG-c6d4")).containsExactly(2);
    assertThat(visible("MIG-GPU-1a0b/7/0")).containsExactly(1);
  }

  @Test
  void theListEndsAtTheFirstNameThatFitsNone() {
    assertThat(visible("1,7,0")).containsExactly(1);
    assertThat(visible("1,1,0")).containsExactly(1);
    assertThat(visible("")).isEmpty();
    assertThat(visible("-1")).isEmpty();
    assertThat(visible("NoDevFiles")).isEmpty();
    assertThat(visible("MIG-unknown")).isEmpty();
  }
}
