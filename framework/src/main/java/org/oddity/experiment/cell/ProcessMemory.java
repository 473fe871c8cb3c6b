package org.oddity.experiment.cell;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * The memory that this process holds: resident memory where Linux tells it, else the Java heap in
 * use.
 */
public final class ProcessMemory {
  private static final Path CLEAR = Path.of("/proc/self/clear_refs");
  private static final Path STATUS = Path.of("/proc/self/status");
  private static final String RESET_PEAK = "5";

  private ProcessMemory() {}

  /**
   * Starts the peak anew, where the system can. What was left behind is collected first: it would
   * count as what comes next.
   */
  public static void resetPeak() {
    System.gc();
    try {
      if (Files.isWritable(CLEAR)) {
        Files.writeString(CLEAR, RESET_PEAK);
      }
    } catch (IOException e) {
      // the peak is then that of the whole process: an upper bound, still true
      return;
    }
  }

  /** Returns the most it held since {@link #resetPeak}, in MiB. */
  public static double peakMebibytes() {
    return mebibytes("VmHWM:");
  }

  /** Returns what it holds now, in MiB. */
  public static double residentMebibytes() {
    return mebibytes("VmRSS:");
  }

  private static double mebibytes(String key) {
    try {
      for (String line : Files.readAllLines(STATUS)) {
        if (line.startsWith(key)) {
          return Double.parseDouble(line.replaceAll("[^0-9]", "")) / 1024;
        }
      }
    } catch (IOException e) {
      return heapMebibytes(); // not Linux
    }
    return heapMebibytes();
  }

  private static double heapMebibytes() {
    Runtime runtime = Runtime.getRuntime();
    return (runtime.totalMemory() - runtime.freeMemory()) / (1024.0 * 1024);
  }
}
