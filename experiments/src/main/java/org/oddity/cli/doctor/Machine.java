package org.oddity.cli.doctor;

import static java.nio.charset.StandardCharsets.UTF_8;

import jakarta.inject.Inject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.oddity.experiment.Instructions;
import org.oddity.experiment.Provenance;
import org.oddity.experiment.runner.Resources;
import org.oddity.tensor.Parallelism;

/** The system, its processor and its memory. */
final class Machine {
  private static final double GIBIBYTE = 1L << 30;
  private static final double LEAST_GIBIBYTES = 2;
  private static final Pattern MEMORY = Pattern.compile("MemTotal:\\s+(\\d+) kB");

  private final Parallelism parallelism;

  @Inject
  Machine(Parallelism parallelism) {
    this.parallelism = parallelism;
  }

  List<Finding> findings() {
    return List.of(system(), java(), processor(text("/proc/cpuinfo")), threads(), memory());
  }

  private static Finding system() {
    String name = System.getProperty("os.name");
    String version = System.getProperty("os.version");
    String architecture = System.getProperty("os.arch");
    return Finding.of(
        "system",
        name + " " + version + ", " + architecture,
        Map.of("name", name, "version", version, "architecture", architecture));
  }

  private static Finding java() {
    String version = System.getProperty("java.version");
    String vendor = System.getProperty("java.vendor");
    String home = System.getProperty("java.home");
    return Finding.of(
        "java",
        version + " (" + vendor + "), " + home,
        Map.of("version", version, "vendor", vendor, "home", home));
  }

  static Finding processor(String description) {
    String model = Provenance.collect().get("cpu");
    List<String> instructions = Instructions.in(description);
    Finding finding =
        Finding.of(
            "processor",
            model + (instructions.isEmpty() ? "" : "; " + String.join(" ", instructions)),
            Map.of("model", model, "instructions", instructions));
    boolean slow = instructions.contains("avx") && !instructions.contains("avx2");
    return slow
        ? finding.hint("this processor lacks AVX2: training takes several times longer on it")
        : finding;
  }

  private Finding threads() {
    int cores = Runtime.getRuntime().availableProcessors();
    return Finding.of(
        "threads",
        parallelism.threads() + " of " + cores + " cores (OMP_NUM_THREADS sets how many)",
        Map.of("threads", parallelism.threads(), "cores", cores));
  }

  private static Finding memory() {
    double usable = Resources.memoryBytes() / GIBIBYTE;
    double whole = wholeMemory(text("/proc/meminfo")).orElse(usable);
    boolean limited = usable < 0.99 * whole;
    String line = String.format(Locale.ROOT, "%.1f GiB", usable);
    Finding finding =
        Finding.of(
            "memory",
            limited ? line + String.format(Locale.ROOT, " allowed of %.1f GiB", whole) : line,
            Map.of("usable_gib", tenths(usable), "whole_gib", tenths(whole)));
    return usable < LEAST_GIBIBYTES
        ? finding.problem(line + " of memory are too little: give it " + LEAST_GIBIBYTES + " GiB")
        : finding;
  }

  /** What a container's machine has; the container itself may be allowed less. */
  static OptionalDouble wholeMemory(String description) {
    Matcher matcher = MEMORY.matcher(description);
    return matcher.find()
        ? OptionalDouble.of(Double.parseDouble(matcher.group(1)) * 1024 / GIBIBYTE)
        : OptionalDouble.empty();
  }

  static double tenths(double value) {
    return Math.round(value * 10) / 10.0;
  }

  /** Returns a file of the system, or what stands for it on macOS, or nothing. */
  private static String text(String file) {
    try {
      if (Files.isReadable(Path.of(file))) {
        return Files.readString(Path.of(file), UTF_8);
      }
      if (System.getProperty("os.name").startsWith("Mac") && file.endsWith("cpuinfo")) {
        Process process = new ProcessBuilder("sysctl", "machdep.cpu").start();
        return new String(process.getInputStream().readAllBytes(), UTF_8);
      }
      return "";
    } catch (IOException e) {
      return ""; // said nowhere: the finding leaves it out
    }
  }
}
