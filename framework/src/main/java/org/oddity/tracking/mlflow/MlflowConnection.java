package org.oddity.tracking.mlflow;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;
import java.util.function.Function;
import org.mlflow.api.proto.Service.Experiment;
import org.mlflow.api.proto.Service.Metric;
import org.mlflow.api.proto.Service.Param;
import org.mlflow.api.proto.Service.Run;
import org.mlflow.api.proto.Service.RunStatus;
import org.mlflow.api.proto.Service.RunTag;
import org.mlflow.api.proto.Service.ViewType;
import org.mlflow.tracking.MlflowClient;
import org.mlflow.tracking.MlflowClientException;
import org.mlflow.tracking.MlflowHttpException;
import org.mlflow.tracking.RunsPage;
import org.mlflow.tracking.creds.BasicMlflowHostCreds;
import org.mlflow_project.google.protobuf.InvalidProtocolBufferException;

/**
 * The calls that mirroring needs, each ending within a time limit and failing with a {@link
 * MlflowException}, or a {@link RefusedException} where only what was sent is at fault.
 */
final class MlflowConnection implements AutoCloseable {
  private static final int RUNS_PER_PAGE = 1_000;

  private final MlflowServer server;
  private final Duration patience;
  private final ServerErrors errors;
  private final PlainHttp http;
  private Optional<TimedClient> current = Optional.empty();

  MlflowConnection(MlflowServer server, Duration patience) {
    this.server = server;
    this.patience = patience;
    this.errors = new ServerErrors(server.address());
    this.http = new PlainHttp(server, patience, errors);
  }

  MlflowServer server() {
    return server;
  }

  ServerErrors errors() {
    return errors;
  }

  PlainHttp http() {
    return http;
  }

  /** Finds an active or deleted experiment. */
  Optional<Experiment> experiment(String name) {
    // The look-up by name answers 404, which the client tries thrice and logs as a rate limit.
    if (name.indexOf('\'') >= 0 || name.indexOf('\\') >= 0) {
      return call(client -> client.getExperimentByName(name));
    }
    return call(
        client ->
            client
                .searchExperiments("name = '" + name + "'", ViewType.ALL, 1, List.of())
                .getItems()
                .stream()
                .findFirst());
  }

  String createExperiment(String name) {
    return call(client -> client.createExperiment(name));
  }

  void tagExperiment(String experimentId, String key, String value) {
    run(client -> client.setExperimentTag(experimentId, key, value));
  }

  Experiment experimentOf(String experimentId) {
    return call(client -> client.getExperiment(experimentId));
  }

  /** Returns the active runs that carry a tag. */
  List<Run> runs(String experimentId, String key, String value) {
    String filter = "tags.\"" + key + "\" = '" + value + "'";
    List<Run> found = new ArrayList<>();
    RunsPage page =
        call(
            client ->
                client.searchRuns(
                    List.of(experimentId), filter, ViewType.ACTIVE_ONLY, RUNS_PER_PAGE));
    found.addAll(page.getItems());
    while (page.hasNextPage()) {
      RunsPage last = page;
      page = call(client -> (RunsPage) last.getNextPage());
      found.addAll(page.getItems());
    }
    return found;
  }

  Run runOf(String runId) {
    return call(client -> client.getRun(runId));
  }

  void deleteRun(String runId) {
    run(client -> client.deleteRun(runId));
  }

  void log(String runId, List<Metric> metrics, List<Param> params, List<RunTag> tags) {
    run(client -> client.logBatch(runId, metrics, params, tags));
  }

  void deleteTag(String runId, String key) {
    run(client -> client.deleteTag(runId, key));
  }

  void end(String runId, RunStatus status, long time) {
    run(client -> client.setTerminated(runId, status, time));
  }

  void post(String path, String json) {
    run(client -> client.sendPost(path, json));
  }

  @Override
  public void close() {
    current.ifPresent(TimedClient::close);
    current = Optional.empty();
  }

  private void run(Consumer<MlflowClient> request) {
    call(
        client -> {
          request.accept(client);
          return "";
        });
  }

  private <T> T call(Function<MlflowClient, T> request) {
    TimedClient timed = current.orElseGet(this::open);
    try {
      return timed.limit().call(() -> request.apply(timed.client()));
    } catch (TimeoutException e) {
      close();
      throw errors.slow(patience.toSeconds());
    } catch (InterruptedException e) {
      close();
      Thread.currentThread().interrupt();
      throw errors.slow(patience.toSeconds());
    } catch (ExecutionException e) {
      throw translated(e.getCause());
    }
  }

  private TimedClient open() {
    MlflowCredentials credentials = server.credentials();
    TimedClient opened =
        new TimedClient(
            new MlflowClient(
                new BasicMlflowHostCreds(
                    server.address().toString(),
                    credentials.username().orElse(null),
                    credentials.password().orElse(null),
                    credentials.token().orElse(null),
                    false)),
            new TimeLimit(patience));
    current = Optional.of(opened);
    return opened;
  }

  private RuntimeException translated(Throwable cause) {
    if (cause instanceof MlflowHttpException answer) {
      return errors.of(answer.getStatusCode(), answer.getBodyMessage());
    }
    if (cause instanceof MlflowClientException && cause.getCause() instanceof Exception deeper) {
      return deeper instanceof InvalidProtocolBufferException
          ? errors.notMlflow("it answers with something else than MLflow's JSON")
          : errors.unreachable(deeper);
    }
    return new IllegalStateException("MLflow's client failed: " + cause, cause);
  }

  /** The client has no time limit of its own: closing it cuts off a request that takes too long. */
  private record TimedClient(MlflowClient client, TimeLimit limit) {
    void close() {
      limit.close();
      client.close();
    }
  }
}
