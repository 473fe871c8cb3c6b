package org.oddity.tracking.mlflow;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Reads a server's content over REST, with nothing of the code that wrote it. */
final class MlflowReader {
  private static final JsonMapper MAPPER = new JsonMapper();

  private final URI server;
  private final HttpClient client = HttpClient.newHttpClient();

  MlflowReader(URI server) {
    this.server = server;
  }

  /** Returns the active runs of an experiment by name. */
  Map<String, JsonNode> runs(String experiment) {
    Map<String, JsonNode> runs = new TreeMap<>();
    for (JsonNode run : search(experiment)) {
      JsonNode before = runs.put(run.path("info").path("run_name").asText(), run);
      if (before != null) {
        throw new AssertionError("two runs are called " + run.path("info").path("run_name"));
      }
    }
    return runs;
  }

  /** Returns the active runs of an experiment. */
  List<JsonNode> search(String experiment) {
    String answer =
        text(
            "GET",
            "experiments/get-by-name?experiment_name="
                + URLEncoder.encode(experiment, StandardCharsets.UTF_8),
            "");
    String id = json(answer).path("experiment").path("experiment_id").asText();
    List<JsonNode> runs = new ArrayList<>();
    if (!id.isEmpty()) {
      json(text(
              "POST", "runs/search", "{\"experiment_ids\":[\"" + id + "\"],\"max_results\":1000}"))
          .path("runs")
          .forEach(runs::add);
    }
    return runs;
  }

  /** Returns {@code step:timestamp:value} of each value of a metric. */
  List<String> history(JsonNode run, String metric) {
    List<String> values = new ArrayList<>();
    String path = "metrics/get-history?max_results=20000&run_id=" + id(run) + "&metric_key=";
    json(text("GET", path + URLEncoder.encode(metric, StandardCharsets.UTF_8), ""))
        .path("metrics")
        .forEach(
            value ->
                values.add(
                    value.path("step").asLong()
                        + ":"
                        + value.path("timestamp").asLong()
                        + ":"
                        + value.path("value").asDouble()));
    return values;
  }

  /** Returns the paths of all files of a run and their lengths. */
  Map<String, Long> files(JsonNode run) {
    Map<String, Long> files = new TreeMap<>();
    list(run, "", files);
    return files;
  }

  byte[] file(JsonNode run, String encodedPath) {
    String folder = run.path("info").path("artifact_uri").asText().replace("mlflow-artifacts:", "");
    return bytes(
        "GET", server + "/api/2.0/mlflow-artifacts/artifacts" + folder + "/" + encodedPath, "");
  }

  /** Returns all that the server holds of an experiment's runs, to compare. */
  String everything(String experiment) {
    StringBuilder all = new StringBuilder();
    runs(experiment)
        .forEach(
            (name, run) -> {
              all.append(name).append(' ').append(sorted(run)).append('\n');
              run.path("data")
                  .path("metrics")
                  .forEach(m -> all.append(history(run, m.path("key").asText())).append('\n'));
              all.append(files(run)).append('\n');
            });
    return all.toString();
  }

  static String tag(JsonNode run, String key) {
    return entry(run, "tags", key);
  }

  static String param(JsonNode run, String key) {
    return entry(run, "params", key);
  }

  static String status(JsonNode run) {
    return run.path("info").path("status").asText();
  }

  static String id(JsonNode run) {
    return run.path("info").path("run_id").asText();
  }

  void post(String path, String body) {
    text("POST", path, body);
  }

  private static String entry(JsonNode run, String list, String key) {
    for (JsonNode entry : run.path("data").path(list)) {
      if (entry.path("key").asText().equals(key)) {
        return entry.path("value").asText();
      }
    }
    return null;
  }

  private static String sorted(JsonNode run) {
    List<String> parts = new ArrayList<>();
    for (String list : List.of("metrics", "params", "tags")) {
      run.path("data").path(list).forEach(entry -> parts.add(list + entry));
    }
    run.path("inputs").path("dataset_inputs").forEach(input -> parts.add(input.toString()));
    parts.sort(null);
    return run.path("info") + " " + parts;
  }

  private void list(JsonNode run, String folder, Map<String, Long> files) {
    String path = "artifacts/list?run_id=" + id(run);
    String below =
        folder.isEmpty() ? "" : "&path=" + URLEncoder.encode(folder, StandardCharsets.UTF_8);
    for (JsonNode file : json(text("GET", path + below, "")).path("files")) {
      if (file.path("is_dir").asBoolean()) {
        list(run, file.path("path").asText(), files);
      } else {
        files.put(file.path("path").asText(), file.path("file_size").asLong());
      }
    }
  }

  private String text(String method, String path, String body) {
    return new String(
        bytes(method, server + "/api/2.0/mlflow/" + path, body), StandardCharsets.UTF_8);
  }

  private byte[] bytes(String method, String address, String body) {
    try {
      HttpResponse<byte[]> answer =
          client.send(
              HttpRequest.newBuilder(URI.create(address))
                  .header("Content-Type", "application/json")
                  .method(method, BodyPublishers.ofString(body))
                  .build(),
              BodyHandlers.ofByteArray());
      return answer.body();
    } catch (IOException | InterruptedException e) {
      throw new AssertionError("cannot read " + address, e);
    }
  }

  private static JsonNode json(String text) {
    try {
      return MAPPER.readTree(text);
    } catch (IOException e) {
      throw new AssertionError("no JSON: " + text, e);
    }
  }
}
