package org.oddity.tracking.mlflow;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import org.oddity.tracking.JournalEvent;

/** Writes the datasets that a run used. */
final class InputWriter {
  private static final String TRAINING = "training";

  /** The server takes 36; its pages print the digest beside the name, which must stay in sight. */
  private static final int DIGEST = 12;

  private static final int LONGEST_NAME = 500;
  private static final int LONGEST_CONTEXT = 500;

  private final MlflowConnection connection;
  private final KnownRun run;
  private final RunWriter writer;

  InputWriter(MlflowConnection connection, KnownRun run, RunWriter writer) {
    this.connection = connection;
    this.run = run;
    this.writer = writer;
  }

  void write(List<JournalEvent.Input> inputs) {
    for (JournalEvent.Input input : inputs) {
      try {
        connection.post("runs/log-inputs", request(input).toString());
        writer.touched();
      } catch (RefusedException e) {
        writer.refused("dataset " + input.name(), e);
      }
    }
  }

  private ObjectNode request(JournalEvent.Input input) {
    ObjectNode dataset =
        Json.object("name", Names.first(input.name(), LONGEST_NAME))
            .put("digest", digest(input))
            .put("source_type", "oddity")
            .put("source", source(input))
            .put("profile", input.profile());
    ObjectNode used = JsonNodeFactory.instance.objectNode();
    used.putArray("tags")
        .add(
            Json.object("key", "mlflow.data.context")
                .put("value", Names.first(input.context(), LONGEST_CONTEXT)));
    used.set("dataset", dataset);
    ObjectNode request = Json.object("run_id", run.id());
    request.putArray("datasets").add(used);
    return request;
  }

  private static String source(JournalEvent.Input input) {
    return Json.object("dataset", input.name()).put("digest", input.digest()).toString();
  }

  /** The server keeps one context per name and digest, so that of testing becomes part of it. */
  private static String digest(JournalEvent.Input input) {
    if (input.context().equals(TRAINING)) {
      return Names.first(input.digest(), DIGEST);
    }
    return Names.first(input.digest(), DIGEST) + "-" + Names.first(input.context(), DIGEST);
  }
}
