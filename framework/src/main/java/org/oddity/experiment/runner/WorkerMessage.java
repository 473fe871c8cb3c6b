package org.oddity.experiment.runner;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;

/** One line that a worker prints for the process that started it. */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "message")
@JsonSubTypes({
  @JsonSubTypes.Type(value = WorkerMessage.Ready.class, name = "ready"),
  @JsonSubTypes.Type(value = WorkerMessage.Progress.class, name = "progress"),
  @JsonSubTypes.Type(value = WorkerMessage.Done.class, name = "done")
})
sealed interface WorkerMessage {
  /** The worker has started and waits for cells. */
  record Ready() implements WorkerMessage {}

  /** How far the cell has come. */
  record Progress(double fraction, String activity) implements WorkerMessage {}

  /** The cell is over; the reason is empty if it went well. */
  record Done(String reason) implements WorkerMessage {}
}
