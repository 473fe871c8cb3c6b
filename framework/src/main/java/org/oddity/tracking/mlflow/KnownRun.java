package org.oddity.tracking.mlflow;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.mlflow.api.proto.Service.Run;
import org.mlflow.api.proto.Service.RunStatus;

/** A run on the server, as far as we know; kept up to date by whoever changes the run. */
final class KnownRun {
  private final String id;
  private final String artifactUri;
  private final Map<String, String> params = new HashMap<>();
  private final Map<String, String> tags = new HashMap<>();
  private RunStatus status;
  private long endTime;

  private KnownRun(String id, String artifactUri, RunStatus status, long endTime) {
    this.id = id;
    this.artifactUri = artifactUri;
    this.status = status;
    this.endTime = endTime;
  }

  static KnownRun of(Run run) {
    KnownRun known =
        new KnownRun(
            run.getInfo().getRunId(),
            run.getInfo().getArtifactUri(),
            run.getInfo().getStatus(),
            run.getInfo().getEndTime());
    run.getData()
        .getParamsList()
        .forEach(param -> known.params.put(param.getKey(), param.getValue()));
    run.getData().getTagsList().forEach(tag -> known.tags.put(tag.getKey(), tag.getValue()));
    return known;
  }

  static KnownRun created(String id, String artifactUri, Map<String, String> tags) {
    KnownRun known = new KnownRun(id, artifactUri, RunStatus.RUNNING, 0);
    known.tags.putAll(tags);
    return known;
  }

  String id() {
    return id;
  }

  String artifactUri() {
    return artifactUri;
  }

  Map<String, String> params() {
    return params;
  }

  Map<String, String> tags() {
    return tags;
  }

  Optional<String> tag(String key) {
    return Optional.ofNullable(tags.get(key));
  }

  boolean is(RunStatus other) {
    return status == other;
  }

  boolean ended(RunStatus other, long time) {
    return status == other && endTime == time;
  }

  void status(RunStatus now, long time) {
    status = now;
    endTime = time;
  }
}
