package org.oddity.tracking.status;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import org.oddity.tracking.JournalEvent;

/**
 * How far a training is, by the epochs in its cell's journal.
 *
 * @param phase the training's name, such as {@code pre-training}
 * @param epoch the last that ended
 * @param epochs how many there are at most, where the options say so
 * @param secondsLeft of this training, at the pace of the last epochs
 */
public record TrainingProgress(
    String phase, long epoch, OptionalLong epochs, OptionalDouble secondsLeft) {
  private static final JsonMapper MAPPER = new JsonMapper();
  private static final String OPTIONS = "options.";

  /**
   * Reads it out of a journal.
   *
   * @param head the journal's first events, with the options
   * @param end its last events
   */
  static Optional<TrainingProgress> of(List<JournalEvent> head, List<JournalEvent> end) {
    JournalEvent.Metric last = null;
    for (JournalEvent event : end) {
      if (event instanceof JournalEvent.Started) {
        last = null;
      } else if (event instanceof JournalEvent.Metric metric && metric.step() > 0) {
        last = metric;
      }
    }
    if (last == null || last.key().lastIndexOf('/') < 0) {
      return Optional.empty();
    }
    String phase = last.key().substring(0, last.key().lastIndexOf('/'));
    OptionalLong epochs = epochs(head, phase);
    return Optional.of(
        new TrainingProgress(phase, last.step(), epochs, secondsLeft(end, last, epochs)));
  }

  private static OptionalDouble secondsLeft(
      List<JournalEvent> end, JournalEvent.Metric last, OptionalLong epochs) {
    for (JournalEvent event : end) {
      // Epochs of before an interruption are written again, with the time when they happened.
      if (epochs.isPresent()
          && event instanceof JournalEvent.Metric metric
          && metric.key().equals(last.key())
          && metric.step() < last.step()
          && metric.time() < last.time()
          && metric.time() >= begin(end)) {
        double pace = (last.time() - metric.time()) / 1e3 / (last.step() - metric.step());
        return OptionalDouble.of(pace * Math.max(0, epochs.getAsLong() - last.step()));
      }
    }
    return OptionalDouble.empty();
  }

  private static long begin(List<JournalEvent> end) {
    return end.stream()
        .filter(JournalEvent.Started.class::isInstance)
        .mapToLong(JournalEvent::time)
        .max()
        .orElse(0);
  }

  /** Options of a training stand under the phase's own name, or under {@code training}. */
  private static OptionalLong epochs(List<JournalEvent> head, String phase) {
    OptionalLong epochs = OptionalLong.empty();
    for (JournalEvent event : head) {
      if (event instanceof JournalEvent.Param param) {
        boolean own = param.key().equals(OPTIONS + phase);
        if (own || (param.key().equals(OPTIONS + "training") && epochs.isEmpty())) {
          epochs = epochs(param.value());
        }
      }
    }
    return epochs;
  }

  private static OptionalLong epochs(String options) {
    try {
      var epochs = MAPPER.readTree(options).path("epochs");
      return epochs.isIntegralNumber() ? OptionalLong.of(epochs.longValue()) : OptionalLong.empty();
    } catch (JsonProcessingException e) {
      return OptionalLong.empty(); // an option of that name that is no training's
    }
  }
}
