package org.oddity.tracking.mlflow;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpTimeoutException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;

/**
 * What MLflow's Java client cannot do: upload files without Python, and send a request exactly
 * once.
 */
final class PlainHttp {
  private static final JsonMapper MAPPER = new JsonMapper();
  private static final String API = "/api/2.0/mlflow/";
  private static final String FILES = "/api/2.0/mlflow-artifacts/artifacts";

  private static final int ATTEMPTS = 3;

  /** An upload may take this long per byte: 256 KiB in a second. */
  private static final long BYTES_PER_SECOND = 1 << 18;

  private final MlflowServer server;
  private final Duration patience;
  private final ServerErrors errors;
  private final HttpClient client;

  PlainHttp(MlflowServer server, Duration patience, ServerErrors errors) {
    this.server = server;
    this.patience = patience;
    this.errors = errors;
    this.client =
        HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(patience)
            .build();
  }

  /** Finds out whether an MLflow server answers and lets us in. */
  void check() {
    String body =
        sendPatiently(
            request(server.address() + API + "experiments/search?max_results=1", patience).GET());
    if (!json(body).isObject()) {
      throw errors.notMlflow("it answers with something else than MLflow's JSON");
    }
  }

  /** Sends JSON once; what comes of it when no answer arrives is not known. */
  JsonNode post(String path, JsonNode content) {
    HttpRequest.Builder request =
        request(server.address() + API + path, patience)
            .header("Content-Type", "application/json")
            .POST(BodyPublishers.ofString(content.toString(), UTF_8));
    return json(send(request));
  }

  /**
   * Uploads a file, in place of one that is there.
   *
   * @param folder the run's {@code artifact_uri}
   * @param path below it, with forward slashes
   */
  void upload(String folder, String path, Path file) {
    try {
      long seconds = Files.size(file) / BYTES_PER_SECOND;
      sendPatiently(
          request(fileAddress(folder, path), patience.plusSeconds(seconds))
              .header("Content-Type", "application/octet-stream")
              .PUT(BodyPublishers.ofFile(file)));
    } catch (FileNotFoundException e) {
      throw new RefusedException(file + " is gone");
    } catch (IOException e) {
      throw new RefusedException(file + " cannot be read: " + e);
    }
  }

  private String fileAddress(String folder, String path) {
    Optional<String> place = ArtifactPaths.proxied(folder);
    return server.address()
        + FILES
        + place.orElseThrow(() -> errors.withoutArtifacts(folder))
        + "/"
        + ArtifactPaths.encoded(path);
  }

  private HttpRequest.Builder request(String address, Duration limit) {
    HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(address)).timeout(limit);
    server.credentials().header().ifPresent(value -> request.header("Authorization", value));
    return request;
  }

  /** Tries again at once, like MLflow's client, what may be done more than once. */
  private String sendPatiently(HttpRequest.Builder request) {
    for (int attempt = 1; ; attempt++) {
      try {
        return send(request);
      } catch (MlflowException e) {
        if (!e.momentary() || attempt == ATTEMPTS) {
          throw e;
        }
      }
    }
  }

  private String send(HttpRequest.Builder request) {
    try {
      HttpResponse<String> answer =
          client.send(request.build(), HttpResponse.BodyHandlers.ofString(UTF_8));
      if (answer.statusCode() != 200) {
        throw errors.of(answer.statusCode(), answer.body());
      }
      return answer.body();
    } catch (HttpTimeoutException e) {
      throw errors.slow(patience.toSeconds());
    } catch (IOException e) {
      throw errors.unreachable(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw errors.slow(patience.toSeconds());
    }
  }

  private JsonNode json(String body) {
    try {
      return MAPPER.readTree(body);
    } catch (JsonProcessingException e) {
      throw errors.notMlflow("it answers with something else than MLflow's JSON");
    }
  }
}
