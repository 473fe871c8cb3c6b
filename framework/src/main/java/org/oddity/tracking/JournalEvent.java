package org.oddity.tracking;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;

/**
 * One line of a journal. Times are milliseconds since 1970, UTC.
 *
 * <p>A cell that is run again goes on in the same journal: what counts is what comes after the last
 * {@link Started}.
 */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "event")
@JsonSubTypes({
  @JsonSubTypes.Type(value = JournalEvent.Started.class, name = "started"),
  @JsonSubTypes.Type(value = JournalEvent.Param.class, name = "param"),
  @JsonSubTypes.Type(value = JournalEvent.Tag.class, name = "tag"),
  @JsonSubTypes.Type(value = JournalEvent.Input.class, name = "input"),
  @JsonSubTypes.Type(value = JournalEvent.Metric.class, name = "metric"),
  @JsonSubTypes.Type(value = JournalEvent.Artifact.class, name = "artifact"),
  @JsonSubTypes.Type(value = JournalEvent.Finished.class, name = "finished")
})
public sealed interface JournalEvent {
  /** What the keys of tags begin with that tell what a reader of the results must know. */
  String WARNING = "warning.";

  /** Returns when it happened, in milliseconds since 1970. */
  long time();

  /** A run began, or began again. */
  record Started(long time, int attempt) implements JournalEvent {}

  /** A setting; the same for the whole run. */
  record Param(long time, String key, String value) implements JournalEvent {
    public Param {
      requireNonNull(key, "key is null");
      requireNonNull(value, "value is null");
    }
  }

  /** A label, such as a version or the reason of a failure. */
  record Tag(long time, String key, String value) implements JournalEvent {
    public Tag {
      requireNonNull(key, "key is null");
      requireNonNull(value, "value is null");
    }
  }

  /**
   * A dataset that was used.
   *
   * @param context {@code training} or {@code testing}
   * @param profile JSON with counts and shape
   */
  record Input(long time, String name, String digest, String context, String profile)
      implements JournalEvent {
    public Input {
      requireNonNull(name, "name is null");
      requireNonNull(digest, "digest is null");
      requireNonNull(context, "context is null");
      requireNonNull(profile, "profile is null");
    }
  }

  /** A number at a step (an epoch; 0 for figures of the whole run). Never NaN or infinite. */
  record Metric(long time, String key, double value, long step) implements JournalEvent {
    public Metric {
      requireNonNull(key, "key is null");
    }
  }

  /**
   * A file beside the journal.
   *
   * @param path relative to the journal's folder, with forward slashes
   * @param kind {@code figure}, {@code images}, {@code table}, {@code config}, {@code scores} or
   *     {@code report}
   */
  record Artifact(long time, String path, String kind) implements JournalEvent {
    public Artifact {
      requireNonNull(path, "path is null");
      requireNonNull(kind, "kind is null");
    }
  }

  /**
   * A run ended.
   *
   * @param reason why it failed, in words for people; empty if it did not
   */
  record Finished(long time, Status status, String reason) implements JournalEvent {
    public Finished {
      requireNonNull(status, "status is null");
      requireNonNull(reason, "reason is null");
    }
  }

  /** How a run ended. */
  enum Status {
    /** All done. */
    FINISHED,
    /** It failed and will fail again. */
    FAILED,
    /** It was stopped and can go on. */
    KILLED
  }
}
