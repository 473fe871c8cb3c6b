package org.oddity.tracking;

import java.nio.file.Path;

/** Appends to a journal until it is killed, saying on standard output what is surely written. */
final class AppendingProgram {
  private AppendingProgram() {}

  public static void main(String[] arguments) {
    try (Journal journal = Journal.open(Path.of(arguments[0]))) {
      for (long step = 0; step < Long.MAX_VALUE; step++) {
        journal.append(new JournalEvent.Metric(step, "count", step, step));
        System.out.println(step);
      }
    }
  }
}
