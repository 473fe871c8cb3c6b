package org.oddity.tensor.device;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The GPUs that {@code CUDA_VISIBLE_DEVICES} leaves to a program: all where it is unset, else those
 * named, up to the first name that fits none (CUDA C++ Programming Guide, "CUDA Environment
 * Variables").
 */
final class VisibleGpus {
  static final String VARIABLE = "CUDA_VISIBLE_DEVICES";

  private VisibleGpus() {}

  /**
   * Returns the GPUs left, in the order they are named.
   *
   * @param parts of GPUs that are divided, by {@code MIG-} name: the index of their GPU
   */
  static List<Gpu> of(List<Gpu> all, Map<String, Integer> parts, Map<String, String> environment) {
    String named = environment.get(VARIABLE);
    if (named == null) {
      return all;
    }
    List<Gpu> visible = new ArrayList<>();
    for (String name : named.split(",", -1)) {
      Optional<Gpu> gpu = find(name.strip(), all, parts);
      if (gpu.isEmpty() || visible.contains(gpu.get())) {
        break;
      }
      visible.add(gpu.get());
    }
    return visible;
  }

  private static Optional<Gpu> find(String name, List<Gpu> all, Map<String, Integer> parts) {
    return all.stream().filter(gpu -> isNamed(gpu, name, parts)).findFirst();
  }

  /** A name may be cut short as long as it fits one GPU; parts of old drivers carry their GPU's. */
  private static boolean isNamed(Gpu gpu, String name, Map<String, Integer> parts) {
    if (name.startsWith("MIG-")) {
      return Integer.valueOf(gpu.index()).equals(parts.get(name))
          || name.startsWith("MIG-" + gpu.uuid() + "/");
    }
    return name.equals(Integer.toString(gpu.index()))
        || (name.startsWith("GPU-") && gpu.uuid().startsWith(name));
  }
}
