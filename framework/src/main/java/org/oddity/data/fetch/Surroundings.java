package org.oddity.data.fetch;

import java.nio.file.Path;
import java.time.Duration;
import java.util.function.Consumer;
import java.util.function.ToLongFunction;

/**
 * What a download needs of the machine.
 *
 * @param pause waits between two attempts
 * @param freeBytes of the disk under a folder
 * @param patience for a connection, for an answer, and between two arrivals
 */
record Surroundings(Consumer<Duration> pause, ToLongFunction<Path> freeBytes, Duration patience) {

  static Surroundings ordinary() {
    return new Surroundings(Surroundings::sleep, Surroundings::usable, Duration.ofSeconds(30));
  }

  private static void sleep(Duration duration) {
    try {
      Thread.sleep(duration.toMillis());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new FetchFailedException("the download was interrupted; run the same again to go on");
    }
  }

  /** Not by {@code Files.getFileStore}, which fails where no mount point is known (a chroot). */
  private static long usable(Path folder) {
    return folder.toFile().getUsableSpace();
  }
}
