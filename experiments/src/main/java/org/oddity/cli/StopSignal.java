package org.oddity.cli;

import java.io.PrintWriter;
import java.util.concurrent.atomic.AtomicBoolean;
import org.oddity.experiment.runner.ExperimentRun;
import org.oddity.experiment.runner.LocalRunner;
import org.oddity.tracking.JournalEvent;

/**
 * What happens at Ctrl-C or a polite kill: the workers stop at once, the journals say so, and the
 * user hears how to go on.
 */
final class StopSignal {
  private final AtomicBoolean received = new AtomicBoolean();
  private Thread hook;

  private StopSignal() {}

  static StopSignal install(LocalRunner runner, ExperimentRun run, PrintWriter console) {
    StopSignal signal = new StopSignal();
    signal.hook =
        new Thread(
            () -> {
              signal.received.set(true);
              runner.stop();
              int left = run.remaining(true).size();
              run.finish(JournalEvent.Status.KILLED, "stopped by the user");
              console.printf(
                  "%nStopped with %d of %d cells done. The same command goes on from here.%n",
                  run.record().cells().size() - left, run.record().cells().size());
              console.flush();
            },
            "stop");
    Runtime.getRuntime().addShutdownHook(signal.hook);
    return signal;
  }

  boolean received() {
    return received.get();
  }

  void remove() {
    Runtime.getRuntime().removeShutdownHook(hook);
  }
}
