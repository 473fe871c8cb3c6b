package org.oddity.experiment;

import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** Which vector instructions a processor has, of those that the libraries know. */
public final class Instructions {
  private static final List<String> KNOWN =
      List.of("avx", "avx2", "fma", "avx512f", "avx512bw", "avx512_vnni", "asimd", "sve");

  private Instructions() {}

  /**
   * Returns the features of the first processor in {@code /proc/cpuinfo}, or what {@code sysctl
   * machdep.cpu} of macOS prints.
   */
  public static List<String> in(String text) {
    Set<String> words = new HashSet<>();
    for (String line : text.lines().toList()) {
      String lower = line.toLowerCase(Locale.ROOT);
      if (lower.matches("(flags|features|machdep\\.cpu\\.(leaf7_)?features)\\s*:.*")) {
        String names = lower.substring(lower.indexOf(':') + 1).replace("avx1.0", "avx");
        words.addAll(Arrays.asList(names.strip().split("\\s+", -1)));
      }
    }
    return KNOWN.stream().filter(words::contains).toList();
  }
}
