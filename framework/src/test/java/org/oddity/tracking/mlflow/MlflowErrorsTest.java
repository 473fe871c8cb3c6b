package org.oddity.tracking.mlflow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.oddity.core.InvalidInputException;
import org.oddity.tracking.RunFolder;
import org.oddity.tracking.mlflow.MlflowException.Kind;

final class MlflowErrorsTest {
  private static final Timing QUICK =
      new Timing(Duration.ofMillis(10), Duration.ofMillis(700), Duration.ofMillis(20));

  @TempDir Path folder;
  private RunFolder run;

  @BeforeEach
  void writeARun() throws IOException {
    run = TestingRun.of(folder, "errors").complete().folder();
  }

  @Test
  void aServerThatIsNotThereIsNamed() {
    MlflowException error = failing(URI.create("http://127.0.0.1:1"), MlflowCredentials.NONE);

    assertThat(error.kind()).isEqualTo(Kind.UNREACHABLE);
    assertThat(error).hasMessageStartingWith("http://127.0.0.1:1 cannot be reached: ");
  }

  @Test
  void anotherWebServerIsNotTakenForMlflow() throws IOException {
    try (TestingProxy other = TestingProxy.answering(200, "<html>Welcome to nginx</html>")) {
      assertThat(failing(other).kind()).isEqualTo(Kind.NOT_MLFLOW);
    }
    try (TestingProxy other =
        TestingProxy.answering(404, "<html><style>x{}</style><h1>Not\n found</h1></html>")) {
      assertThat(failing(other).kind()).isEqualTo(Kind.NOT_MLFLOW);
      assertThat(failing(other)).hasMessageEndingWith("404: Not found");
    }
    try (TestingProxy other = TestingProxy.answering(302, "")) {
      assertThat(failing(other).kind()).isEqualTo(Kind.NOT_MLFLOW);
    }
    try (TestingProxy other = TestingProxy.answering(200, "{}")) {
      assertThat(failing(other).kind()).isEqualTo(Kind.NOT_MLFLOW);
    }
  }

  @Test
  void aServerThatDoesNotKnowUsIsGivenOurCredentialsAndTheyAreNotPrinted() throws IOException {
    MlflowCredentials ours =
        MlflowCredentials.of(
            Map.of("MLFLOW_TRACKING_USERNAME", "ada", "MLFLOW_TRACKING_PASSWORD", "s3cret"));
    try (TestingProxy proxy = TestingProxy.answering(401, "You are not authenticated")) {
      MlflowException error = failing(proxy.address(), ours);

      assertThat(error.kind()).isEqualTo(Kind.FORBIDDEN);
      assertThat(error)
          .hasMessageContaining("MLFLOW_TRACKING_USERNAME")
          .hasMessageContaining("You are not authenticated");
      assertThat(error.toString() + ours).doesNotContain("s3cret").doesNotContain("ada");
      assertThat(proxy.requests()).first().asString().endsWith("Basic YWRhOnMzY3JldA==");
    }
  }

  @Test
  void aTokenIsSentAsSuch() throws IOException {
    MlflowCredentials ours = MlflowCredentials.of(Map.of("MLFLOW_TRACKING_TOKEN", "t0ken"));
    try (TestingProxy proxy = TestingProxy.answering(401, "no")) {
      assertThat(failing(proxy.address(), ours).toString() + ours).doesNotContain("t0ken");
      assertThat(proxy.requests()).first().asString().endsWith("Bearer t0ken");
    }
  }

  @Test
  void credentialsInTheAddressAreUsedAndNeitherPrintedNorStored() throws IOException {
    try (TestingProxy proxy = TestingProxy.answering(401, "no")) {
      URI address = URI.create(proxy.address().toString().replace("//", "//ada:s3cret@"));

      assertThat(failing(address, MlflowCredentials.NONE)).hasMessageStartingWith("http://127");
      assertThat(proxy.requests()).first().asString().endsWith("Basic YWRhOnMzY3JldA==");
    }
    assertThat(MlflowServer.of(URI.create("http://ada:s3cret@host:5/"), MlflowCredentials.NONE))
        .asString()
        .doesNotContain("s3cret");
  }

  @Test
  void aHostThatTheServerDoesNotAllowIsExplained() throws IOException {
    String body = "Invalid Host header - possible DNS rebinding attack detected";
    try (TestingProxy proxy = TestingProxy.answering(403, body)) {
      assertThat(failing(proxy))
          .hasMessageContaining("--allowed-hosts \"localhost:*,127.0.0.1:*,127.0.0.1:");
    }
  }

  @Test
  void aServerThatAlwaysFailsIsGivenUpAfterAFewAttempts() throws IOException {
    try (TestingProxy proxy = TestingProxy.answering(503, "no database")) {
      MlflowException error = failing(proxy);

      assertThat(error.kind()).isEqualTo(Kind.FAILING);
      assertThat(error).hasMessageContaining("503: no database");
      assertThat(proxy.requests()).hasSizeBetween(2, 20);
    }
  }

  @Test
  void aServerThatNeverAnswersIsGivenUp() throws IOException {
    TestingProxy.Behaviour sleeping =
        (request, go) -> {
          Thread.sleep(60_000);
          return go.go();
        };
    try (TestingProxy proxy = TestingProxy.before(URI.create("http://unused"), sleeping)) {
      assertThat(failing(proxy)).hasMessageContaining("did not answer within");
    }
    TestingProxy.Behaviour sleepingLater =
        (request, go) -> {
          if (request.startsWith("GET")) {
            return new TestingProxy.Answer(200, "{}".getBytes(StandardCharsets.UTF_8));
          }
          Thread.sleep(60_000);
          return go.go();
        };
    try (TestingProxy proxy = TestingProxy.before(URI.create("http://unused"), sleepingLater)) {
      assertThat(failing(proxy)).hasMessageContaining("did not answer within");
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"s3://bucket/1", "/data/mlruns/1", "mlflow-artifacts://other:5500/1"})
  void aServerThatTakesNoFilesIsExplained(String location) throws IOException {
    String experiment =
        "{\"experiment_id\":\"1\",\"name\":\"errors\",\"lifecycle_stage\":\"active\","
            + "\"artifact_location\":\""
            + location
            + "\"}";
    try (TestingProxy proxy =
        TestingProxy.answering(
            200, "{\"experiments\":[" + experiment + "],\"experiment\":" + experiment + "}")) {
      MlflowException error = failing(proxy);

      assertThat(error.kind()).isEqualTo(Kind.NO_ARTIFACTS);
      assertThat(error).hasMessageContaining(location).hasMessageContaining("--no-serve-artifacts");
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"mlruns", "file:///tmp/mlruns", "databricks", "http:///x", "http://h/#a"})
  void whatIsNoAddressOfAServerIsRefused(String address) {
    assertThatThrownBy(() -> new MlflowSync(MlflowCredentials.NONE).sync(run, URI.create(address)))
        .isInstanceOf(InvalidInputException.class)
        .hasMessageContaining(address)
        .hasMessageContaining("http://localhost:5000");
  }

  @Test
  void aFolderThatIsNoRunIsRefused() throws IOException {
    Path other = Files.createDirectory(folder.resolve("other"));

    assertThatThrownBy(
            () ->
                new MlflowSync(MlflowCredentials.NONE)
                    .sync(new RunFolder(other), URI.create("http://localhost:5000")))
        .isInstanceOf(InvalidInputException.class)
        .hasMessageContaining("not a run folder");
    assertThat(other).isEmptyDirectory();
  }

  private MlflowException failing(TestingProxy proxy) {
    return failing(proxy.address(), MlflowCredentials.NONE);
  }

  private MlflowException failing(URI address, MlflowCredentials credentials) {
    return catchThrowableOfType(
        MlflowException.class, () -> new MlflowSync(credentials, QUICK).sync(run, address));
  }
}
