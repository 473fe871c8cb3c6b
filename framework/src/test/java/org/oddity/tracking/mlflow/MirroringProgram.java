package org.oddity.tracking.mlflow;

import java.net.URI;
import java.nio.file.Path;
import java.util.Map;
import org.oddity.tracking.CellRecord;
import org.oddity.tracking.Journal;
import org.oddity.tracking.JournalEvent;
import org.oddity.tracking.RunFolder;

/** Runs an endless cell and mirrors it, until it is killed. */
final class MirroringProgram {
  private MirroringProgram() {}

  public static void main(String[] arguments) throws InterruptedException {
    RunFolder folder = new RunFolder(Path.of(arguments[0]));
    CellRecord cell = folder.read().cells().get(0);
    MlflowSync sync = new MlflowSync(MlflowCredentials.of(Map.of()), TestingTiming.QUICK);
    try (MlflowMirror mirror = sync.mirror(folder, URI.create(arguments[1]));
        Journal journal = Journal.open(folder.cellJournal(cell))) {
      journal.append(new JournalEvent.Started(TestingRun.CREATED, 1));
      for (long step = 0; step < Long.MAX_VALUE && mirror != null; step++) {
        journal.append(new JournalEvent.Metric(TestingRun.CREATED + step, "loss", step, step));
        Thread.sleep(5);
      }
    }
  }
}
