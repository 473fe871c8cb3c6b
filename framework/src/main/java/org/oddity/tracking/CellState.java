package org.oddity.tracking;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What a cell's journal says since its last start.
 *
 * @param started when the last attempt began, if any did
 * @param finished how it ended, if it did
 * @param params settings by key, in the order they came
 * @param tags labels by key
 * @param metrics the last value of each metric
 * @param history every metric event in order
 * @param artifacts files beside the journal
 * @param inputs datasets used
 * @param ends how often this or an earlier attempt has ended by itself; kills do not count
 */
public record CellState(
    Optional<JournalEvent.Started> started,
    Optional<JournalEvent.Finished> finished,
    Map<String, String> params,
    Map<String, String> tags,
    Map<String, Double> metrics,
    List<JournalEvent.Metric> history,
    List<JournalEvent.Artifact> artifacts,
    List<JournalEvent.Input> inputs,
    int ends) {

  /** Reads the state out of a journal's events. */
  public static CellState of(List<JournalEvent> events) {
    int begin = 0;
    for (int i = 0; i < events.size(); i++) {
      begin = events.get(i) instanceof JournalEvent.Started ? i : begin;
    }
    return new Collector().read(events.subList(begin, events.size()), ends(events));
  }

  private static int ends(List<JournalEvent> events) {
    return (int)
        events.stream()
            .filter(JournalEvent.Finished.class::isInstance)
            .filter(end -> endedByItself((JournalEvent.Finished) end))
            .count();
  }

  private static boolean endedByItself(JournalEvent.Finished end) {
    return end.status() != JournalEvent.Status.KILLED;
  }

  /**
   * Returns how the last attempt ended by itself, if somebody has run the cell to an end since.
   *
   * @param known as many {@link #ends} as there were
   */
  public Optional<JournalEvent.Finished> endedSince(int known) {
    return ends > known ? finished.filter(CellState::endedByItself) : Optional.empty();
  }

  /** Returns whether the cell ended well. */
  public boolean done() {
    return finished.isPresent() && finished.get().status() == JournalEvent.Status.FINISHED;
  }

  /** Returns whether a file was announced, by its path relative to the cell's folder. */
  public boolean announced(String path) {
    return artifacts.stream().anyMatch(file -> file.path().equals(path));
  }

  private static final class Collector {
    private final Map<String, String> params = new LinkedHashMap<>();
    private final Map<String, String> tags = new LinkedHashMap<>();
    private final Map<String, Double> metrics = new LinkedHashMap<>();
    private final List<JournalEvent.Metric> history = new ArrayList<>();
    private final Map<String, JournalEvent.Artifact> artifacts = new LinkedHashMap<>();
    private final List<JournalEvent.Input> inputs = new ArrayList<>();
    private JournalEvent.Started started;
    private JournalEvent.Finished finished;

    CellState read(List<JournalEvent> events, int ends) {
      events.forEach(this::add);
      return new CellState(
          Optional.ofNullable(started),
          Optional.ofNullable(finished),
          Collections.unmodifiableMap(params),
          Collections.unmodifiableMap(tags),
          Collections.unmodifiableMap(metrics),
          List.copyOf(history),
          List.copyOf(artifacts.values()),
          List.copyOf(inputs),
          ends);
    }

    private void add(JournalEvent event) {
      if (event instanceof JournalEvent.Started begun) {
        started = begun;
      } else if (event instanceof JournalEvent.Param param) {
        params.put(param.key(), param.value());
      } else if (event instanceof JournalEvent.Tag tag) {
        tags.put(tag.key(), tag.value());
      } else if (event instanceof JournalEvent.Metric metric) {
        metrics.put(metric.key(), metric.value());
        history.add(metric);
      } else if (event instanceof JournalEvent.Artifact artifact) {
        artifacts.put(artifact.path(), artifact);
      } else if (event instanceof JournalEvent.Input input) {
        inputs.add(input);
      } else if (event instanceof JournalEvent.Finished ended) {
        finished = ended;
      }
    }
  }
}
