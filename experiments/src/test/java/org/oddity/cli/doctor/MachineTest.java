package org.oddity.cli.doctor;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class MachineTest {
  @Test
  void tellsThatAProcessorIsOld() {
    assertThat(Machine.processor("flags : avx").hint()).isPresent();
    assertThat(Machine.processor("flags : avx avx2").hint()).isEmpty();
    assertThat(Machine.processor("").hint()).isEmpty();
  }

  @Test
  void readsTheMemoryOfTheWholeMachine() {
    assertThat(Machine.wholeMemory("MemFree: 1 kB\nMemTotal:       16777216 kB\n").getAsDouble())
        .isEqualTo(16);
    assertThat(Machine.wholeMemory("")).isEmpty();
  }
}
