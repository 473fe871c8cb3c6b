package org.oddity.tensor.device;

import static java.util.Objects.requireNonNull;

import java.util.Locale;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * A graphics processor as its driver describes it.
 *
 * @param index its number, by place on the bus
 * @param uuid such as {@code GPU-5f7e…}
 * @param name such as {@code NVIDIA GeForce RTX 3090}
 * @param capability nothing where the driver is too old to tell it
 * @param driver its version, such as {@code 535.183.01}
 * @param memoryMebibytes nothing where the driver does not tell it
 */
public record Gpu(
    int index,
    String uuid,
    String name,
    Optional<ComputeCapability> capability,
    String driver,
    OptionalLong memoryMebibytes) {
  public Gpu {
    requireNonNull(uuid, "uuid is null");
    requireNonNull(name, "name is null");
    requireNonNull(capability, "capability is null");
    requireNonNull(driver, "driver is null");
    requireNonNull(memoryMebibytes, "memoryMebibytes is null");
  }

  /** Returns one line for people. */
  public String sentence() {
    String memory =
        memoryMebibytes.isPresent()
            ? String.format(Locale.ROOT, ", %.1f GiB", memoryMebibytes.getAsLong() / 1024.0)
            : "";
    String generation =
        capability.map(version -> "compute capability " + version).orElse("generation not told");
    return index + " " + name + " (" + generation + memory + ", driver " + driver + ")";
  }
}
