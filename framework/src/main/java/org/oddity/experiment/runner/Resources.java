package org.oddity.experiment.runner;

import com.sun.management.OperatingSystemMXBean;
import java.lang.management.ManagementFactory;
import org.oddity.experiment.RunnerOptions;

/**
 * How many workers run at a time, and with what.
 *
 * @param workers processes
 * @param threads of each
 * @param heapMebibytes most Java heap of each
 */
public record Resources(int workers, int threads, int heapMebibytes) {
  private static final double SHARE_OF_MEMORY = 0.6;
  private static final int LEAST_HEAP = 256;
  private static final double MEBIBYTE = 1024.0 * 1024;

  /**
   * Divides this machine: as many workers as there are cores, cells and memory, since threads of
   * one small network wait for each other and cells do not.
   *
   * @param bytesPerCell what the largest cell will roughly need
   */
  public static Resources divide(RunnerOptions options, int cells, double bytesPerCell) {
    return divide(
        options, cells, bytesPerCell, Runtime.getRuntime().availableProcessors(), memoryBytes());
  }

  static Resources divide(
      RunnerOptions options, int cells, double bytesPerCell, int cores, double bytes) {
    double memory = SHARE_OF_MEMORY * bytes;
    int fitting = (int) Math.max(1, memory / Math.max(1, bytesPerCell));
    int chosen = Math.min(cores, fitting);
    int workers = Math.max(1, Math.min(options.workers().orElse(chosen), Math.max(1, cells)));
    int threads = options.threads().orElse(Math.max(1, cores / workers));
    int heap = options.memory().orElse((int) Math.max(LEAST_HEAP, memory / workers / MEBIBYTE));
    return new Resources(workers, threads, heap);
  }

  /** Returns the memory of this machine, or of the container it runs in. */
  public static double memoryBytes() {
    return ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class).getTotalMemorySize();
  }
}
