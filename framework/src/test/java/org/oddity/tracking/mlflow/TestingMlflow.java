package org.oddity.tracking.mlflow;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/** One real server for all tests of a class, which have an experiment of their own each. */
final class TestingMlflow implements BeforeAllCallback, BeforeEachCallback, AfterAllCallback {
  private Path folder;
  private TestingMlflowServer server;
  private MlflowReader reader;
  private String experiment;

  @Override
  public void beforeAll(ExtensionContext context) throws IOException, InterruptedException {
    folder = Files.createTempDirectory("oddity-mlflow");
    server = TestingMlflowServer.startedIn(folder);
    reader = new MlflowReader(server.address());
  }

  @Override
  public void beforeEach(ExtensionContext context) {
    experiment = context.getRequiredTestMethod().getName();
  }

  @Override
  public void afterAll(ExtensionContext context) throws IOException {
    if (server != null) {
      server.close();
    }
    List<Path> paths;
    try (Stream<Path> tree = Files.walk(folder)) {
      paths = tree.sorted(Comparator.reverseOrder()).toList();
    }
    for (Path path : paths) {
      Files.delete(path);
    }
  }

  URI address() {
    return server.address();
  }

  MlflowReader reader() {
    return reader;
  }

  /** Returns the name of the experiment of the test that is running: its method's. */
  String experiment() {
    return experiment;
  }

  /** Returns the runs of that experiment by name. */
  Map<String, JsonNode> runs() {
    return reader.runs(experiment);
  }

  /** Returns all that the server holds of that experiment's runs, to compare. */
  String everything() {
    return reader.everything(experiment);
  }
}
