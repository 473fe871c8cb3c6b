package org.oddity.tracking.mlflow;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.mlflow.api.proto.Service.Metric;
import org.mlflow.api.proto.Service.Param;
import org.mlflow.api.proto.Service.RunStatus;
import org.mlflow.api.proto.Service.RunTag;
import org.oddity.tracking.JournalEvent;
import org.oddity.tracking.mlflow.MlflowException.Kind;

/**
 * Writes changes into a run on the server. Whatever is written a second time is the same as before:
 * the server keeps one of equal metric values, and the rest is replaced by its like.
 */
final class RunWriter {
  static final String REASON_TAG = "oddity.reason";
  private static final String NOT_FINITE_TAG = "oddity.not-finite";
  private static final String CHANGED_PARAM_TAG = "oddity.changed-param.";
  private static final int MOST_METRICS = 1_000;
  private static final int MOST_PARAMS_OR_TAGS = 100;

  private final MlflowConnection connection;
  private final KnownRun run;
  private final SyncCounts counts;

  RunWriter(MlflowConnection connection, KnownRun run, SyncCounts counts) {
    this.connection = connection;
    this.run = run;
    this.counts = counts;
  }

  /** Writes what an ending does not depend on. */
  void write(Changes changes) {
    Map<String, String> tags = new LinkedHashMap<>(changes.tags());
    writeParams(changes.params(), tags);
    writeMetrics(changes.metrics());
    if (!changes.notFinite().isEmpty()) {
      TreeSet<String> names = new TreeSet<>(changes.notFinite());
      run.tag(NOT_FINITE_TAG).ifPresent(known -> names.addAll(List.of(known.split(", ", -1))));
      tags.put(NOT_FINITE_TAG, Names.tagValue(String.join(", ", names)));
    }
    writeTags(tags);
  }

  /** Writes how the last attempt stands. */
  void writeStatus(Changes changes) {
    changes.lastStart().ifPresent(started -> resume());
    changes
        .end()
        .ifPresent(end -> end(RunStatus.valueOf(end.status().name()), end.time(), end.reason()));
  }

  /** Marks the run as ended. */
  void end(RunStatus status, long time, String reason) {
    if (reason.isBlank()) {
      removeReason();
    } else {
      writeTags(Map.of(REASON_TAG, Names.tagValue(reason)));
    }
    if (!run.ended(status, time)) {
      touched();
      orFindDeleted(() -> connection.end(run.id(), status, time));
      run.status(status, time);
    }
  }

  void writeTags(Map<String, String> tags) {
    List<RunTag> changed = new ArrayList<>();
    tags.forEach(
        (key, value) -> {
          if (!value.equals(run.tags().get(key))) {
            changed.add(RunTag.newBuilder().setKey(key).setValue(value).build());
          }
        });
    new Batches<RunTag>(
            MOST_PARAMS_OR_TAGS,
            tag -> tag.getKey().length() + tag.getValue().length(),
            piece -> {
              connection.log(run.id(), List.of(), List.of(), piece);
              touched();
              piece.forEach(tag -> run.tags().put(tag.getKey(), tag.getValue()));
            },
            (tag, why) -> refused("tag " + tag.getKey(), why))
        .sendAll(changed);
  }

  /** Says that something cannot be sent, unless the run is gone and nothing can. */
  void refused(String what, RefusedException why) {
    boolean active;
    try {
      active = "active".equals(connection.runOf(run.id()).getInfo().getLifecycleStage());
    } catch (RefusedException gone) {
      active = false;
    }
    if (!active) {
      throw new MlflowException(
          Kind.DELETED,
          "the run " + run.id() + " was deleted on " + connection.server().address(),
          why);
    }
    counts.skipped(what + " of run " + run.id() + ": " + why.getMessage());
  }

  /** Says that something was sent to the run. */
  void touched() {
    counts.run(run.id());
  }

  /** The server keeps the first value of a param for ever: later ones become tags. */
  private void writeParams(Map<String, String> params, Map<String, String> tags) {
    List<Param> added = new ArrayList<>();
    params.forEach(
        (key, value) -> {
          String known = run.params().get(key);
          if (known == null) {
            added.add(Param.newBuilder().setKey(key).setValue(value).build());
          } else if (!known.equals(value)) {
            tags.put(Names.key(CHANGED_PARAM_TAG + key), value);
          }
        });
    new Batches<Param>(
            MOST_PARAMS_OR_TAGS,
            param -> param.getKey().length() + param.getValue().length(),
            piece -> {
              connection.log(run.id(), List.of(), piece, List.of());
              touched();
              piece.forEach(param -> run.params().put(param.getKey(), param.getValue()));
            },
            (param, why) -> refused("param " + param.getKey(), why))
        .sendAll(added);
  }

  private void writeMetrics(List<JournalEvent.Metric> metrics) {
    new Batches<Metric>(
            MOST_METRICS,
            metric -> metric.getKey().length(),
            piece -> {
              connection.log(run.id(), piece, List.of(), List.of());
              touched();
              counts.metrics(piece.size());
            },
            (metric, why) -> refused("metric " + metric.getKey(), why))
        .sendAll(metrics.stream().map(RunWriter::metric).toList());
  }

  private static Metric metric(JournalEvent.Metric event) {
    return Metric.newBuilder()
        .setKey(Names.key(event.key()))
        .setValue(event.value())
        .setTimestamp(event.time())
        .setStep(event.step())
        .build();
  }

  private void resume() {
    removeReason();
    if (!run.is(RunStatus.RUNNING)) {
      touched();
      orFindDeleted(
          () ->
              connection.post(
                  "runs/update",
                  Json.object("run_id", run.id()).put("status", "RUNNING").toString()));
      run.status(RunStatus.RUNNING, 0);
    }
  }

  private void removeReason() {
    if (run.tag(REASON_TAG).isPresent()) {
      orFindDeleted(() -> connection.deleteTag(run.id(), REASON_TAG));
      touched();
      run.tags().remove(REASON_TAG);
    }
  }

  private void orFindDeleted(Runnable change) {
    try {
      change.run();
    } catch (RefusedException e) {
      refused("the status", e);
    }
  }
}
