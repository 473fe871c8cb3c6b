package org.oddity.detector.pretrained;

import java.util.Locale;
import org.oddity.detector.DetectorFailedException;

/** The Java heap, asked before it is filled. */
public final class HeapBudget {
  private static final double MEBIBYTE = 1024.0 * 1024;

  private final double bytes;

  /** Makes a budget of so many bytes. */
  public HeapBudget(double bytes) {
    this.bytes = bytes;
  }

  /** Returns the budget of this process. */
  public static HeapBudget ofProcess() {
    return new HeapBudget(Runtime.getRuntime().maxMemory());
  }

  /** Returns whether so much may be held for the sake of speed: a third of it. */
  public boolean affords(double wanted) {
    return wanted < bytes / 3;
  }

  /**
   * Refuses what cannot be held.
   *
   * @param what is held, such as {@code "a bank of 3000 patches"}
   * @param help what makes it less
   * @throws DetectorFailedException if it is more than the budget
   */
  public void require(double wanted, String what, String help) {
    if (wanted > bytes) {
      throw new DetectorFailedException(
          String.format(
              Locale.ROOT,
              "%s needs about %.0f MiB, and the Java heap has at most %.0f MiB: %s, or give it more"
                  + " by runner.memory or fewer runner.workers",
              what,
              wanted / MEBIBYTE,
              bytes / MEBIBYTE,
              help));
    }
  }
}
