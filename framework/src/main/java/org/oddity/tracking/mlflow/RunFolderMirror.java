package org.oddity.tracking.mlflow;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.attribute.FileTime;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.mlflow.api.proto.Service.RunStatus;
import org.oddity.tracking.ExperimentRecord;
import org.oddity.tracking.Journal;
import org.oddity.tracking.JournalEvent;
import org.oddity.tracking.RunFolder;
import org.oddity.tracking.mlflow.MirrorState.Mark;

/**
 * Brings one server up to date with one run folder, as often as it is asked to. Used by one thread
 * at a time.
 */
final class RunFolderMirror implements AutoCloseable {
  private static final long BYTES_AT_ONCE = 1 << 20;

  /** The file of marks has all cells in it: written at each, its cost grows by their square. */
  private static final long NANOSECONDS_BETWEEN_WRITES = 1_000_000_000;

  private final RunFolder folder;
  private final Target parent;
  private final MlflowConnection connection;
  private final MirrorStateFile file;
  private final MirrorState state;
  private final SyncCounts counts = new SyncCounts();
  private FileTime written;
  private ExperimentRecord record;
  private List<Target> cells;
  private Optional<Session> session = Optional.empty();
  private boolean unwritten;
  private long lastWrite = System.nanoTime();

  RunFolderMirror(RunFolder folder, MlflowServer server, Timing timing) {
    this.folder = folder;
    this.written = folder.written();
    this.record = folder.read();
    Targets targets = new Targets(folder, record);
    this.parent = targets.parent();
    this.cells = targets.cells();
    this.file = MirrorStateFile.open(folder, server);
    this.connection = new MlflowConnection(server, timing.patience());
    this.state = file.read(targets.runId());
  }

  /** Sends all that is new; what was sent before a failure need not be sent again. */
  void pass() {
    try {
      lookForMoreCells();
      Session now = session.orElseGet(this::connect);
      mirror(now, parent);
      for (Target cell : cells) {
        mirror(now, cell);
      }
    } catch (RuntimeException e) {
      session = Optional.empty();
      connection.close();
      throw e;
    } finally {
      writeMarks();
    }
  }

  /** A sweep's next round has cells that were not there before. */
  private void lookForMoreCells() {
    FileTime now = folder.written();
    if (!now.equals(written)) {
      written = now;
      record = folder.read();
      cells = new Targets(folder, record).cells();
    }
  }

  /** Marks as killed whatever began, did not end, and that no process is working on any more. */
  void endAbandoned() {
    Session now = session.orElseGet(this::connect);
    for (Map.Entry<String, Mark> entry : new LinkedHashMap<>(state.marks()).entrySet()) {
      Target target = targetOf(entry.getKey());
      Mark mark = entry.getValue();
      if (target != null && mark.running() && !Journal.isOpen(target.journal())) {
        now.run(target).ifPresent(run -> endAbandoned(target, run, mark));
      }
    }
    writeMarks();
  }

  private void endAbandoned(Target target, KnownRun run, Mark mark) {
    new RunWriter(connection, run, counts)
        .end(RunStatus.KILLED, lastChange(target), "its process ended without saying why");
    remember(target, new Mark(mark.runId(), mark.bytes(), false, mark.tables()));
  }

  /** Returns the bytes of journals that were not sent yet. */
  long behind() {
    long behind = behind(parent);
    for (Target cell : cells) {
      behind += behind(cell);
    }
    return behind;
  }

  SyncResult result() {
    return counts.result();
  }

  RunFolder folder() {
    return folder;
  }

  @Override
  public void close() {
    connection.close();
    file.close();
  }

  private Session connect() {
    Session opened = Session.open(connection, record, state.run(), state);
    session = Optional.of(opened);
    return opened;
  }

  private void mirror(Session now, Target target) {
    long size = size(target);
    if (size == 0 && !target.isParent()) {
      return;
    }
    KnownRun run = now.run(target).orElseGet(() -> now.create(target, begin(target)));
    Mark mark = state.marks().get(target.key());
    if (mark == null || !mark.runId().equals(run.id()) || mark.bytes() > size) {
      mark = Mark.none(run.id());
    }
    if (mark.fresh()) {
      mark = advance(target, run, mark, List.of(), target.files(), 0);
    }
    while (mark.bytes() < size) {
      Journal.Tail tail = Journal.read(target.journal(), mark.bytes(), BYTES_AT_ONCE);
      if (tail.end() == mark.bytes()) {
        return;
      }
      if (tail.unreadable() > 0) {
        counts.skipped(tail.unreadable() + " lines of " + target.journal() + " that are no events");
      }
      mark = advance(target, run, mark, tail.events(), List.of(), tail.end());
    }
  }

  private Mark advance(
      Target target,
      KnownRun run,
      Mark before,
      List<JournalEvent> events,
      List<JournalEvent.Artifact> files,
      long end) {
    Changes changes = Changes.of(events);
    RunWriter writer = new RunWriter(connection, run, counts);
    writer.write(changes);
    new InputWriter(connection, run, writer).write(changes.inputs());
    ArtifactWriter artifacts = new ArtifactWriter(connection, run, writer, counts);
    artifacts.write(target.folder(), files, List.of());
    List<String> tables = artifacts.write(target.folder(), changes.artifacts(), before.tables());
    writer.writeStatus(changes);
    boolean running =
        changes.end().isEmpty()
            && (changes.lastStart().isPresent() || before.fresh() || before.running());
    Mark after = new Mark(run.id(), end, running, tables);
    remember(target, after);
    return after;
  }

  private void remember(Target target, Mark mark) {
    state.marks().put(target.key(), mark);
    unwritten = true;
    if (System.nanoTime() - lastWrite > NANOSECONDS_BETWEEN_WRITES) {
      writeMarks();
    }
  }

  /** What a process that is killed had not written is sent again, which changes nothing. */
  private void writeMarks() {
    if (unwritten) {
      file.write(state);
      unwritten = false;
      lastWrite = System.nanoTime();
    }
  }

  private Target targetOf(String key) {
    if (key.equals(Target.PARENT)) {
      return parent;
    }
    return cells.stream().filter(cell -> cell.key().equals(key)).findFirst().orElse(null);
  }

  private long begin(Target target) {
    List<JournalEvent> first =
        target.isParent() ? List.of() : Journal.read(target.journal(), 0, 1).events();
    return first.isEmpty() ? record.created() : first.get(0).time();
  }

  private long behind(Target target) {
    Mark mark = state.marks().get(target.key());
    return Math.max(0, size(target) - (mark == null ? 0 : Math.max(0, mark.bytes())));
  }

  private static long size(Target target) {
    try {
      return Files.exists(target.journal()) ? Files.size(target.journal()) : 0;
    } catch (IOException e) {
      throw new UncheckedIOException("cannot look at " + target.journal(), e);
    }
  }

  private static long lastChange(Target target) {
    try {
      return Files.exists(target.journal())
          ? Files.getLastModifiedTime(target.journal()).toMillis()
          : 0;
    } catch (IOException e) {
      throw new UncheckedIOException("cannot look at " + target.journal(), e);
    }
  }
}
