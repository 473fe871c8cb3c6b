package org.oddity.experiment;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Properties;
import org.oddity.experiment.runner.Resources;
import org.oddity.tensor.device.Backend;

/** What a result depends on beside its config: versions and hardware, by name. */
public final class Provenance {
  private static final Path CPUINFO = Path.of("/proc/cpuinfo");
  private static final List<String> ONEDNN_LIMITS =
      List.of("ONEDNN_MAX_CPU_ISA", "DNNL_MAX_CPU_ISA");
  private static final double GIBIBYTE = 1L << 30;

  private Provenance() {}

  /** Returns what can be found out without starting a native library. */
  public static Map<String, String> collect() {
    Map<String, String> found = new LinkedHashMap<>();
    found.put("oddity", program());
    found.put(
        "java",
        System.getProperty("java.version") + " (" + System.getProperty("java.vendor") + ")");
    found.put("system", System.getProperty("os.name") + " " + System.getProperty("os.arch"));
    String description = cpuinfo();
    found.put("cpu", cpu(description));
    found.put("instructions", instructions(description));
    found.put("cores", Integer.toString(Runtime.getRuntime().availableProcessors()));
    found.put("memory", String.format(Locale.ROOT, "%.0f GiB", Resources.memoryBytes() / GIBIBYTE));
    found.put("openblas", jar("openblas-", "-"));
    String kernels = System.getenv().getOrDefault("OPENBLAS_CORETYPE", "");
    found.put("kernels", kernels.isEmpty() ? "chosen by OpenBLAS" : kernels);
    found.put("nd4j", nd4j());
    return found;
  }

  /** Returns the program's version, with the commit where the launcher names it. */
  public static String program() {
    return version() + commit();
  }

  private static String version() {
    Properties properties = new Properties();
    try (InputStream stream =
        Provenance.class.getResourceAsStream("/org/oddity/version.properties")) {
      properties.load(stream);
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read the version", e);
    }
    return properties.getProperty("version");
  }

  /** The launcher names the commit that was built. */
  private static String commit() {
    String commit = System.getProperty("oddity.commit", "");
    return commit.isBlank() ? "" : " (" + commit + ")";
  }

  private static String nd4j() {
    return Backend.ofThisProgram() == Backend.CUDA
        ? "cuda-" + jar("nd4j-cuda-", "cudnn")
        : jar("nd4j-native-", "x86_64-onednn");
  }

  private static String cpuinfo() {
    try {
      return Files.readString(CPUINFO, StandardCharsets.UTF_8);
    } catch (IOException e) {
      return ""; // not Linux
    }
  }

  private static String cpu(String cpuinfo) {
    if (cpuinfo.isEmpty()) {
      return System.getProperty("os.arch");
    }
    return cpuinfo
        .lines()
        .filter(line -> line.startsWith("model name"))
        .map(line -> line.substring(line.indexOf(':') + 1).strip())
        .findFirst()
        .orElse("unknown");
  }

  /** oneDNN computes with the widest there are, on which the last bits of its results depend. */
  private static String instructions(String cpuinfo) {
    String all = String.join(" ", Instructions.in(cpuinfo));
    String known = all.isEmpty() ? "unknown" : all;
    return ONEDNN_LIMITS.stream()
        .map(System.getenv()::get)
        .filter(limit -> limit != null && !limit.isBlank())
        .findFirst()
        .map(limit -> known + "; oneDNN up to " + limit)
        .orElse(known);
  }

  /** Returns the version of a native jar on the class path, with the processor it was built for. */
  private static String jar(String prefix, String preferred) {
    List<String> names =
        Arrays.stream(System.getProperty("java.class.path").split(java.io.File.pathSeparator))
            .map(entry -> Path.of(entry).getFileName())
            .filter(name -> name != null && name.toString().startsWith(prefix))
            .map(name -> name.toString().replace(prefix, "").replace(".jar", ""))
            .filter(name -> name.matches("[0-9].*"))
            .sorted()
            .toList();
    return names.stream()
        .filter(name -> name.contains(preferred))
        .reduce((first, second) -> second)
        .or(() -> names.stream().reduce((first, second) -> second))
        .orElse("absent");
  }
}
