package org.oddity.tensor.device;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;

class GpuTableTest {
  @Test
  void readsSeveralGpus() {
    List<Gpu> gpus =
        GpuTable.gpus(
            """
            0, GPU-5f7e0a1c-0d2b-7f7e-a8c1-0c2f5d1e9b11, 535.183.01, 24576 MiB, 8.6, NVIDIA GeForce RTX 3090
            1, GPU-81d2c9aa-3c44-1d7c-9be5-1d20b4a0ce52, 535.183.01, 81559 MiB, 9.0, NVIDIA H100 80GB HBM3
            """,
            GpuTable.COLUMNS);
    assertThat(gpus).hasSize(2);
    assertThat(gpus.get(0))
        .isEqualTo(
            new Gpu(
                0,
                "GPU-5f7e0a1c-0d2b-7f7e-a8c1-0c2f5d1e9b11",
                "NVIDIA GeForce RTX 3090",
                Optional.of(new ComputeCapability(8, 6)),
                "535.183.01",
                OptionalLong.of(24576)));
    assertThat(gpus.get(1).sentence())
        .isEqualTo("1 NVIDIA H100 80GB HBM3 (compute capability 9.0, 79.6 GiB, driver 535.183.01)");
  }

  @Test
  void keepsAGpuThatDoesNotTellEverything() {
    List<Gpu> gpus =
        GpuTable.gpus(
            """
            0, GPU-1, 520.61.05, [N/A], [N/A], Some, odd name
            1, GPU-2, 520.61.05, [Insufficient Permissions], 8.0, A
            """,
            GpuTable.COLUMNS);
    assertThat(gpus).hasSize(2);
    assertThat(gpus.get(0).capability()).isEmpty();
    assertThat(gpus.get(0).memoryMebibytes()).isEmpty();
    assertThat(gpus.get(0).name()).isEqualTo("Some, odd name");
    assertThat(gpus.get(1).memoryMebibytes()).isEmpty();
  }

  @Test
  void readsTheTableOfAnOldDriver() {
    assertThat(
            GpuTable.tooOldForCapability(
                "Field \"compute_cap\" is not a valid field to query.\n\n"))
        .isTrue();
    assertThat(GpuTable.tooOldForCapability("0, GPU-1, 535.1, 1 MiB, 8.6, A\n")).isFalse();
    List<Gpu> gpus =
        GpuTable.gpus("0, GPU-1, 470.256.02, 11441 MiB, Tesla K80\n", GpuTable.OLD_COLUMNS);
    assertThat(gpus.get(0).capability()).isEmpty();
    assertThat(gpus.get(0).name()).isEqualTo("Tesla K80");
    assertThat(gpus.get(0).sentence())
        .isEqualTo("0 Tesla K80 (generation not told, 11.2 GiB, driver 470.256.02)");
  }

  @Test
  void leavesOutWhatIsNoRow() {
    assertThat(GpuTable.gpus("No devices were found\n", GpuTable.COLUMNS)).isEmpty();
    assertThat(GpuTable.gpus("", GpuTable.COLUMNS)).isEmpty();
    assertThat(
            GpuTable.gpus(
                """
                WARNING: infoROM is corrupted at gpu 0000:00:1E.0
                0, GPU-1, 535.1, 1 MiB, 8.6, A
                """,
                GpuTable.COLUMNS))
        .hasSize(1);
  }

  @Test
  void readsThePartsOfDividedGpus() {
    Map<String, Integer> parts =
        GpuTable.parts(
            """
            GPU 0: NVIDIA GeForce RTX 3090 (UUID: GPU-5f7e0a1c)
            GPU 1: NVIDIA A100-SXM4-40GB (UUID: GPU-e86cb44c)
              MIG 1g.5gb      Device  0: (UUID: MIG-c6d4f1ef-42e4-5de3-91c7-45d71c87eb3f)
              MIG 1g.5gb      Device  1: (UUID: MIG-cba663e8-9bed-5b25-b243-5985ef7c9beb)
            """);
    assertThat(parts)
        .containsOnly(
            Map.entry("MIG-c6d4f1ef-42e4-5de3-91c7-45d71c87eb3f", 1),
            Map.entry("MIG-cba663e8-9bed-5b25-b243-5985ef7c9beb", 1));
  }
}
