package org.oddity.tensor.nd4j;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.oddity.tensor.ElementType;
import org.oddity.tensor.Kernels;
import org.oddity.tensor.KernelsContract;

class Nd4jKernelsTest {
  private static final Kernels KERNELS = Nd4jKernels.create();

  @Test
  void namesWhatComputes() {
    assertThat(KERNELS.description()).matches("ND4J 1\\.0\\.0-M2\\.1 on (CPU|GPU)");
  }

  @Nested
  class OfFloats extends KernelsContract {
    OfFloats() {
      super(KERNELS, ElementType.FLOAT, 1e-5);
    }
  }

  @Nested
  class OfDoubles extends KernelsContract {
    OfDoubles() {
      super(KERNELS, ElementType.DOUBLE, 1e-12);
    }
  }
}
