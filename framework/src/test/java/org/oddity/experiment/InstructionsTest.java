package org.oddity.experiment;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class InstructionsTest {
  @Test
  void readsLinux() {
    assertThat(
            Instructions.in(
                """
                processor	: 0
                model name	: AMD EPYC avx512f
                flags		: fpu sse4_2 avx fma avx2 avx512_vnni
                """))
        .containsExactly("avx", "avx2", "fma", "avx512_vnni");
    assertThat(Instructions.in("Features\t: fp asimd evtstrm sve\n"))
        .containsExactly("asimd", "sve");
  }

  @Test
  void readsMacos() {
    assertThat(
            Instructions.in(
                """
                machdep.cpu.features: FPU SSE4.2 AVX1.0 FMA
                machdep.cpu.leaf7_features: SMEP AVX2
                """))
        .containsExactly("avx", "avx2", "fma");
  }

  @Test
  void saysNothingOfAnUnknownSystem() {
    assertThat(Instructions.in("")).isEmpty();
  }
}
