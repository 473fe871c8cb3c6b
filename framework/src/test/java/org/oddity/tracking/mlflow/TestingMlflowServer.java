package org.oddity.tracking.mlflow;

import java.io.IOException;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** A real MLflow server with an empty store, which can be killed and started again. */
final class TestingMlflowServer implements AutoCloseable {
  private static final Duration LONGEST_START = Duration.ofMinutes(2);

  private final Path python;
  private final Path folder;
  private final int port;
  private Process process;

  private TestingMlflowServer(Path python, Path folder, int port) {
    this.python = python;
    this.folder = folder;
    this.port = port;
  }

  /** Makes a server that does not run yet, or skips the test where there is no Python. */
  static TestingMlflowServer in(Path folder) throws IOException, InterruptedException {
    Path python = TestingPython.withMlflow();
    try (ServerSocket socket = new ServerSocket(0)) {
      return new TestingMlflowServer(python, folder, socket.getLocalPort());
    }
  }

  static TestingMlflowServer startedIn(Path folder) throws IOException, InterruptedException {
    TestingMlflowServer server = in(folder);
    server.start();
    return server;
  }

  URI address() {
    return URI.create("http://127.0.0.1:" + port);
  }

  /** Starts the server and waits until it answers. */
  void start() throws IOException, InterruptedException {
    Path log = folder.resolve("server.log");
    ProcessBuilder builder =
        new ProcessBuilder(
            List.of(
                python.toString(),
                "-m",
                "mlflow",
                "server",
                "--host",
                "127.0.0.1",
                "--port",
                Integer.toString(port),
                "--workers",
                "1",
                "--backend-store-uri",
                "sqlite:///" + folder.resolve("mlflow.db").toAbsolutePath(),
                "--artifacts-destination",
                folder.resolve("artifacts").toAbsolutePath().toString()));
    builder
        .environment()
        .putAll(
            Map.of(
                "MLFLOW_SERVER_ENABLE_JOB_EXECUTION", "false", "MLFLOW_DISABLE_TELEMETRY", "true"));
    process =
        builder
            .directory(folder.toFile())
            .redirectErrorStream(true)
            .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()))
            .start();
    long end = System.nanoTime() + LONGEST_START.toNanos();
    while (!healthy()) {
      if (!process.isAlive() || System.nanoTime() > end) {
        throw new IllegalStateException("the server did not start:\n" + Files.readString(log));
      }
      Thread.sleep(200);
    }
  }

  /** Kills the server and all its processes, and waits until they are gone. */
  void kill() {
    List<ProcessHandle> all =
        Stream.concat(process.descendants(), Stream.of(process.toHandle())).toList();
    all.forEach(ProcessHandle::destroyForcibly);
    all.forEach(each -> each.onExit().join());
  }

  @Override
  public void close() {
    if (process != null) {
      kill();
    }
  }

  private boolean healthy() throws InterruptedException {
    try {
      return HttpClient.newHttpClient()
              .send(
                  HttpRequest.newBuilder(address().resolve("/health"))
                      .timeout(Duration.ofSeconds(5))
                      .build(),
                  BodyHandlers.ofString())
              .statusCode()
          == 200;
    } catch (IOException e) {
      return false;
    }
  }
}
