package org.oddity.tracking.mlflow;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.mlflow.api.proto.Service.Experiment;
import org.mlflow.api.proto.Service.Run;
import org.mlflow.api.proto.Service.RunTag;
import org.oddity.tracking.ExperimentRecord;
import org.oddity.tracking.mlflow.MlflowException.Kind;

/** The experiment and the runs that were found on the server; thrown away after every failure. */
final class Session {
  private static final String PARENT_TAG = "mlflow.parentRunId";

  private final MlflowConnection connection;
  private final String experimentId;
  private final Map<String, KnownRun> runs = new HashMap<>();

  private Session(MlflowConnection connection, String experimentId) {
    this.connection = connection;
    this.experimentId = experimentId;
  }

  /**
   * Looks at the server.
   *
   * @param run what all runs of the folder are marked with
   */
  static Session open(
      MlflowConnection connection, ExperimentRecord record, String run, MirrorState state) {
    connection.http().check();
    Session session = new Session(connection, experiment(connection, record));
    session.find(run, state);
    return session;
  }

  Optional<KnownRun> run(Target target) {
    return Optional.ofNullable(runs.get(target.key()));
  }

  /** Makes a run that begins at a time. */
  KnownRun create(Target target, long time) {
    Map<String, String> tags = new LinkedHashMap<>(target.tags());
    tags.put("mlflow.user", System.getProperty("user.name", ""));
    if (!target.isParent()) {
      tags.put(PARENT_TAG, runs.get(Target.PARENT).id());
    }
    ObjectNode request =
        Json.object("experiment_id", experimentId)
            .put("run_name", target.name())
            .put("start_time", time);
    ArrayNode list = request.putArray("tags");
    tags.forEach((key, value) -> list.add(Json.object("key", key).put("value", value)));
    // Once and not by the client, which repeats what fails: each time might make a run. If no
    // answer arrives, the next session finds what was made.
    JsonNode info = connection.http().post("runs/create", request).path("run").path("info");
    if (info.path("run_id").asText().isEmpty()) {
      throw connection.errors().notMlflow("it made no run");
    }
    KnownRun created =
        KnownRun.created(info.path("run_id").asText(), info.path("artifact_uri").asText(), tags);
    runs.put(target.key(), created);
    return created;
  }

  private void find(String run, MirrorState state) {
    Map<String, Run> chosen = new HashMap<>();
    for (Run found : connection.runs(experimentId, Targets.RUN_TAG, run)) {
      chosen.merge(keyOf(found), found, (one, other) -> keepOne(one, other, state));
    }
    chosen.forEach((key, found) -> runs.put(key, KnownRun.of(found)));
  }

  /** A request that was given up can still make a run later: one of two equal runs goes. */
  private Run keepOne(Run one, Run other, MirrorState state) {
    MirrorState.Mark mark = state.marks().get(keyOf(one));
    String known = mark == null ? "" : mark.runId();
    String first = one.getInfo().getRunId();
    String second = other.getInfo().getRunId();
    boolean keepFirst =
        known.equals(first) || (!known.equals(second) && first.compareTo(second) < 0);
    connection.deleteRun(keepFirst ? second : first);
    return keepFirst ? one : other;
  }

  private static String keyOf(Run run) {
    return run.getData().getTagsList().stream()
        .filter(tag -> tag.getKey().equals(Targets.CELL_TAG))
        .map(RunTag::getValue)
        .findFirst()
        .orElse(Target.PARENT);
  }

  private static String experiment(MlflowConnection connection, ExperimentRecord record) {
    Experiment experiment =
        connection.experiment(record.name()).orElseGet(() -> create(connection, record));
    if (experiment.getExperimentId().isEmpty()) {
      throw connection.errors().notMlflow("it has no experiments");
    }
    if ("deleted".equals(experiment.getLifecycleStage())) {
      throw new MlflowException(
          Kind.DELETED,
          "the experiment "
              + record.name()
              + " was deleted on "
              + connection.server().address()
              + ": restore it there, or give this one another name");
    }
    if (ArtifactPaths.proxied(experiment.getArtifactLocation()).isEmpty()) {
      throw connection.errors().withoutArtifacts(experiment.getArtifactLocation());
    }
    return experiment.getExperimentId();
  }

  private static Experiment create(MlflowConnection connection, ExperimentRecord record) {
    try {
      String id = connection.createExperiment(record.name());
      connection.tagExperiment(id, "mlflow.experimentKind", "custom_model_development");
      if (!record.description().isBlank()) {
        connection.tagExperiment(id, "mlflow.note.content", Names.tagValue(record.description()));
      }
      return connection.experimentOf(id);
    } catch (RefusedException e) {
      // Somebody else made it in the meantime, or its name is not allowed.
      return connection.experiment(record.name()).orElseThrow(() -> e);
    }
  }
}
