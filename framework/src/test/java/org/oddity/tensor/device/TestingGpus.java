package org.oddity.tensor.device;

import java.util.Optional;
import java.util.OptionalLong;

/** GPUs that nobody has. */
final class TestingGpus {
  private TestingGpus() {}

  static Gpu gpu(int index, String name, String capability, String driver) {
    return new Gpu(
        index,
        "GPU-" + index + "a0b",
        name,
        ComputeCapability.parse(capability),
        driver,
        OptionalLong.of(8192));
  }

  static Optional<String> obstacle(String name, String capability, String driver) {
    return CudaSupport.obstacle(gpu(0, name, capability, driver));
  }
}
