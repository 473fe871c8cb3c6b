package org.oddity.tensor.device;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class CudaLibrariesTest {
  /** Stands for a wrapper whose library is missing. */
  static final class Broken {
    static {
      System.loadLibrary("oddity-has-no-such-library");
    }
  }

  @Test
  void namesTheFirstLibraryThatIsMissing() {
    assertThat(CudaLibraries.obstacle(List.of("java.lang.String", Broken.class.getName())))
        .hasValueSatisfying(
            why ->
                assertThat(why)
                    .contains("no oddity-has-no-such-library in java.library.path")
                    .contains("docs/gpu.md"));
    assertThat(CudaLibraries.obstacle(List.of("org.absent.cudart")).orElseThrow())
        .contains("org.absent.cudart");
  }

  @Test
  void saysNothingWhereAllAreThere() {
    assertThat(CudaLibraries.obstacle(List.of("java.lang.String"))).isEmpty();
  }
}
