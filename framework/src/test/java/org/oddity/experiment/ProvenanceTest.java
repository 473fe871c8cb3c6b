package org.oddity.experiment;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;

class ProvenanceTest {
  @Test
  @EnabledOnOs(OS.LINUX)
  void namesTheInstructionsOnWhichTheLastBitsDepend() throws Exception {
    Map<String, String> found = Provenance.collect();
    assertThat(found.get("instructions"))
        .startsWith(String.join(" ", Instructions.in(Files.readString(Path.of("/proc/cpuinfo")))));
    assertThat(found.keySet())
        .containsSequence("cpu", "instructions", "cores", "memory")
        .contains("oddity", "java", "system", "openblas", "kernels", "nd4j");
  }
}
