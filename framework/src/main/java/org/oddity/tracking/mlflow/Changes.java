package org.oddity.tracking.mlflow;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.oddity.tracking.JournalEvent;

/**
 * What a stretch of a journal changes.
 *
 * @param metrics those that MLflow can show: finite values
 * @param notFinite names of metrics that had other values
 * @param lastStart the last beginning of an attempt, if nothing ended it within the stretch
 * @param end how the last attempt ended, if it ended within the stretch
 */
record Changes(
    Map<String, String> params,
    Map<String, String> tags,
    List<JournalEvent.Metric> metrics,
    Set<String> notFinite,
    List<JournalEvent.Input> inputs,
    List<JournalEvent.Artifact> artifacts,
    Optional<JournalEvent.Started> lastStart,
    Optional<JournalEvent.Finished> end) {

  static Changes of(List<JournalEvent> events) {
    Map<String, String> params = new LinkedHashMap<>();
    Map<String, String> tags = new LinkedHashMap<>();
    List<JournalEvent.Metric> metrics = new ArrayList<>();
    Set<String> notFinite = new LinkedHashSet<>();
    List<JournalEvent.Input> inputs = new ArrayList<>();
    Map<String, JournalEvent.Artifact> artifacts = new LinkedHashMap<>();
    JournalEvent last = null;
    for (JournalEvent event : events) {
      if (event instanceof JournalEvent.Param param) {
        params.put(Names.key(param.key()), Names.paramValue(param.value()));
      } else if (event instanceof JournalEvent.Tag tag) {
        tags.put(Names.key(tag.key()), Names.tagValue(tag.value()));
      } else if (event instanceof JournalEvent.Metric metric) {
        if (Double.isFinite(metric.value())) {
          metrics.add(metric);
        } else {
          notFinite.add(Names.key(metric.key()));
        }
      } else if (event instanceof JournalEvent.Input input) {
        inputs.add(input);
      } else if (event instanceof JournalEvent.Artifact artifact) {
        artifacts.put(artifact.path(), artifact);
      } else {
        last = event;
      }
    }
    return new Changes(
        params,
        tags,
        metrics,
        notFinite,
        inputs,
        List.copyOf(artifacts.values()),
        last instanceof JournalEvent.Started started ? Optional.of(started) : Optional.empty(),
        last instanceof JournalEvent.Finished ended ? Optional.of(ended) : Optional.empty());
  }
}
