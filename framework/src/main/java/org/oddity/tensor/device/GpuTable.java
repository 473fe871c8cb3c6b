package org.oddity.tensor.device;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads what {@code nvidia-smi} prints. */
final class GpuTable {
  /** What to ask for; the name last, as it may hold anything. */
  static final String COLUMNS = "index,uuid,driver_version,memory.total,compute_cap,name";

  /** The same for drivers before 510, which do not know {@code compute_cap}. */
  static final String OLD_COLUMNS = "index,uuid,driver_version,memory.total,name";

  private static final Pattern INVALID_FIELD =
      Pattern.compile("Field \"?compute_cap\"? is not a valid field");
  private static final Pattern LISTED_GPU = Pattern.compile("GPU (\\d+): .*");
  private static final Pattern LISTED_PART =
      Pattern.compile("\\s+MIG .*\\(UUID: (MIG-[^)\\s]+)\\).*");
  private static final Pattern NUMBER = Pattern.compile("(\\d{1,9}) MiB");

  private GpuTable() {}

  /** Returns whether the driver says that it does not know {@code compute_cap}. */
  static boolean tooOldForCapability(String printed) {
    return INVALID_FIELD.matcher(printed).find();
  }

  /**
   * Reads the answer to a query, as CSV without header; lines that are none are left out, such as
   * warnings.
   *
   * @param columns {@link #COLUMNS} or {@link #OLD_COLUMNS}
   */
  static List<Gpu> gpus(String printed, String columns) {
    List<String> names = Arrays.asList(columns.split(","));
    List<Gpu> gpus = new ArrayList<>();
    for (String line : printed.lines().toList()) {
      String[] cells = line.strip().split(",\\s*", names.size());
      if (cells.length == names.size() && cells[0].matches("\\d{1,4}")) {
        gpus.add(gpu(names, cells));
      }
    }
    return gpus;
  }

  private static Gpu gpu(List<String> names, String[] cells) {
    int capability = names.indexOf("compute_cap");
    Matcher memory = NUMBER.matcher(cells[names.indexOf("memory.total")]);
    return new Gpu(
        Integer.parseInt(cells[0]),
        cells[names.indexOf("uuid")],
        cells[names.indexOf("name")],
        capability < 0 ? Optional.empty() : ComputeCapability.parse(cells[capability]),
        cells[names.indexOf("driver_version")],
        memory.matches() ? OptionalLong.of(Long.parseLong(memory.group(1))) : OptionalLong.empty());
  }

  /** Reads {@code nvidia-smi -L}: the parts that GPUs are divided into, by the GPU's index. */
  static Map<String, Integer> parts(String printed) {
    Map<String, Integer> parts = new HashMap<>();
    int gpu = -1;
    for (String line : printed.lines().toList()) {
      Matcher whole = LISTED_GPU.matcher(line);
      Matcher part = LISTED_PART.matcher(line);
      if (whole.matches()) {
        gpu = Integer.parseInt(whole.group(1));
      } else if (part.matches()) {
        parts.put(part.group(1), gpu);
      }
    }
    return parts;
  }
}
