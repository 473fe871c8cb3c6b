package org.oddity.cli;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import org.oddity.experiment.runner.WorkerLoop;
import picocli.CommandLine.Command;

/** What {@code oddity run} starts to run cells in; not for people. */
@Command(name = WorkerCommandLine.NAME, hidden = true)
final class WorkerCommandLine implements Runnable {
  static final String NAME = "worker";

  /** Not 3, which is how Java ends when its memory is full. */
  private static final int FAULT = 70;

  private final Installation installation;

  WorkerCommandLine(Installation installation) {
    this.installation = installation;
  }

  @Override
  public void run() {
    PrintStream messages =
        new PrintStream(new FileOutputStream(FileDescriptor.out), true, StandardCharsets.UTF_8);
    System.setOut(System.err); // what libraries print must not mix with messages
    try {
      installation.get(WorkerLoop.class).run(System.in, messages);
    } catch (RuntimeException e) {
      e.printStackTrace(); // into the worker's log
      System.exit(FAULT);
    }
  }
}
