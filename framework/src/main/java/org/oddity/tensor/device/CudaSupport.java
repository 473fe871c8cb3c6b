package org.oddity.tensor.device;

import java.util.Optional;
import java.util.regex.Pattern;

/**
 * What ND4J's CUDA backend can serve. {@code libnd4jcuda.so} of nd4j-cuda-11.6 1.0.0-M2.1 holds
 * device code for compute capability 3.7 to 8.6 and none that a driver could translate for a newer
 * GPU (PTX); code for 8.6 runs on 8.9 as well.
 */
final class CudaSupport {
  static final ComputeCapability LEAST = new ComputeCapability(3, 7);
  static final ComputeCapability GREATEST = new ComputeCapability(8, 9);

  /** NVIDIA, "CUDA Compatibility", table 1: the least that any CUDA 11 runs on. */
  static final String LEAST_DRIVER = "450.80.02";

  /** Kepler GPUs of 3.0 and 3.5; the Quadros K620, K1200 and K2200 are a later generation. */
  private static final Pattern BELOW_LEAST =
      Pattern.compile(
          ".*(Tesla K(10|20|40)|GRID K[12]\\b|Quadro K(?!620\\b|1200\\b|2200\\b)\\d"
              + "|GTX (6\\d\\d|7[678]0)\\b|GTX TITAN( Black| Z)?$).*");

  private CudaSupport() {}

  /** Returns why a GPU cannot be used, or nothing. */
  static Optional<String> obstacle(Gpu gpu) {
    if (olderThan(gpu.driver(), LEAST_DRIVER)) {
      return Optional.of(
          "the driver "
              + gpu.driver()
              + " is older than "
              + LEAST_DRIVER
              + ", which CUDA 11 needs");
    }
    return gpu.capability().map(CudaSupport::byCapability).orElseGet(() -> byName(gpu.name()));
  }

  private static Optional<String> byCapability(ComputeCapability capability) {
    String served = "; CUDA 11.6 of ND4J serves " + LEAST + " to " + GREATEST;
    if (capability.compareTo(GREATEST) > 0) {
      return Optional.of("compute capability " + capability + " is too new" + served);
    }
    if (capability.compareTo(LEAST) < 0) {
      return Optional.of("compute capability " + capability + " is too old" + served);
    }
    return Optional.empty();
  }

  /** Drivers that cannot tell the compute capability drive nothing newer than 8.6. */
  private static Optional<String> byName(String name) {
    return BELOW_LEAST.matcher(name).matches()
        ? Optional.of("its compute capability is below " + LEAST)
        : Optional.empty();
  }

  /** Compares numbers between dots; what is no number counts as 0. */
  private static boolean olderThan(String version, String least) {
    String[] one = version.split("\\.");
    String[] other = least.split("\\.");
    for (int i = 0; i < other.length; i++) {
      int difference = Integer.compare(number(one, i), number(other, i));
      if (difference != 0) {
        return difference < 0;
      }
    }
    return false;
  }

  private static int number(String[] parts, int i) {
    return i < parts.length && parts[i].matches("\\d{1,6}") ? Integer.parseInt(parts[i]) : 0;
  }
}
