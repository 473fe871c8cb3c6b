package org.oddity.cli;

import java.io.PrintStream;
import org.oddity.experiment.runner.WorkerLoop;
import picocli.CommandLine.Command;

/** What {@code oddity run} starts to run cells in; not for people. */
@Command(name = WorkerCommandLine.NAME, hidden = true)
final class WorkerCommandLine implements Runnable {
  static final String NAME = "worker";

  private final Installation installation;

  WorkerCommandLine(Installation installation) {
    this.installation = installation;
  }

  @Override
  public void run() {
    PrintStream messages = System.out;
    System.setOut(System.err); // what libraries print must not mix with messages
    installation.get(WorkerLoop.class).run(System.in, messages);
  }
}
