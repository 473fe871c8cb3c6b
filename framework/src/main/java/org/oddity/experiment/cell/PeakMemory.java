package org.oddity.experiment.cell;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * The most memory that this process held: resident memory where Linux tells it, else the Java heap
 * in use.
 */
final class PeakMemory {
  private static final Path CLEAR = Path.of("/proc/self/clear_refs");
  private static final Path STATUS = Path.of("/proc/self/status");
  private static final String RESET_PEAK = "5";

  private PeakMemory() {}

  /**
   * Starts the peak anew, where the system can. What earlier cells left is collected first: it
   * would count as this one's.
   */
  static void reset() {
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

  static double mebibytes() {
    try {
      for (String line : Files.readAllLines(STATUS)) {
        if (line.startsWith("VmHWM:")) {
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
