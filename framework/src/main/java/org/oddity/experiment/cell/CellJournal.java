package org.oddity.experiment.cell;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.oddity.core.ImageShape;
import org.oddity.data.Dataset;
import org.oddity.experiment.CanonicalJson;
import org.oddity.experiment.CellSpec;
import org.oddity.experiment.Provenance;
import org.oddity.experiment.protocol.SplitTable;
import org.oddity.tracking.Journal;
import org.oddity.tracking.JournalEvent;

/** Writes what happens in a cell in the words of the journal. */
final class CellJournal {
  private final Journal journal;

  CellJournal(Journal journal) {
    this.journal = journal;
  }

  private static long now() {
    return System.currentTimeMillis();
  }

  void start(CellSpec spec, int attempt) {
    journal.append(new JournalEvent.Started(now(), attempt));
    param("dataset", spec.record().dataset());
    param("protocol", String.valueOf(spec.protocol().get("kind")));
    param("task", spec.record().task());
    param("detector", spec.record().detector());
    param("method", spec.detector());
    param("seed", Long.toString(spec.record().seed()));
    options("options", spec.detectorOptions());
    if (spec.record().oracle()) {
      tag("oracle", "looks at test labels");
    }
    tag("oddity", Provenance.program());
    tag("threads", System.getenv().getOrDefault("OMP_NUM_THREADS", "not set"));
    String machine = System.getProperty("oddity.machine", "");
    if (!machine.isEmpty()) {
      tag("machine", machine);
    }
  }

  private void options(String prefix, Map<String, Object> options) {
    options.forEach(
        (key, value) ->
            param(
                prefix + "." + key, value instanceof String text ? text : CanonicalJson.of(value)));
  }

  /** Writes what was read: classes, counts and shape. */
  void describe(CellSpec spec, Dataset dataset, SplitTable split) {
    ImageShape shape = dataset.shape();
    param("classes", String.join(",", dataset.classNames()));
    param("shape", shape.toString());
    param("images.train", Integer.toString(images(split, "train")));
    param("images.validation", Integer.toString(images(split, "validation")));
    param("images.test", Integer.toString(images(split, "test")));
    input(spec, dataset, split, "training", "train");
    input(spec, dataset, split, "testing", "test");
  }

  private static int images(SplitTable split, String part) {
    return split.images(part, false) + split.images(part, true);
  }

  private void input(
      CellSpec spec, Dataset dataset, SplitTable split, String context, String part) {
    String profile =
        CanonicalJson.of(
            Map.of(
                "normal", split.images(part, false),
                "anomalous", split.images(part, true),
                "shape", dataset.shape().toString()));
    journal.append(
        new JournalEvent.Input(
            now(), spec.record().dataset(), dataset.checksum().substring(0, 16), context, profile));
  }

  void param(String key, String value) {
    journal.append(new JournalEvent.Param(now(), key, value));
  }

  /** Writes a number; one that is not finite becomes a tag, since trackers lose it. */
  void metric(String key, double value) {
    metric(key, value, 0);
  }

  void metric(String key, double value, long step) {
    journal.append(
        Double.isFinite(value)
            ? new JournalEvent.Metric(now(), key, value, step)
            : new JournalEvent.Tag(now(), key, Double.toString(value)));
  }

  void artifact(String path, String kind) {
    journal.append(new JournalEvent.Artifact(now(), path, kind));
  }

  /** Writes what an earlier attempt wrote. */
  void again(JournalEvent event) {
    journal.append(event);
  }

  void tag(String key, String value) {
    journal.append(new JournalEvent.Tag(now(), key, value));
  }

  /** Keeps the trace of an error in the program beside the journal; returns where it is. */
  String trace(Path folder, Throwable error) {
    StringWriter text = new StringWriter();
    error.printStackTrace(new PrintWriter(text));
    try {
      Files.writeString(folder.resolve("error.txt"), text.toString());
      return " (trace in error.txt)";
    } catch (IOException e) {
      return " (the trace could not be kept: " + e.getMessage() + ")";
    }
  }
}
