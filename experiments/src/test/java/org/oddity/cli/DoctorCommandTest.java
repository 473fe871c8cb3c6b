package org.oddity.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DoctorCommandTest {
  @TempDir Path folder;

  private TestingCommandLine.Result doctor(String... more) {
    String[] arguments = new String[more.length + 5];
    arguments[0] = "doctor";
    arguments[1] = "--data";
    arguments[2] = folder.toString();
    arguments[3] = "--out";
    arguments[4] = folder.resolve("runs/new").toString();
    System.arraycopy(more, 0, arguments, 5, more.length);
    return TestingCommandLine.run(arguments);
  }

  @Test
  void printsWhatThereIs() {
    TestingCommandLine.Result result = doctor();
    assertThat(result.code()).as(result.out()).isZero();
    for (String name :
        new String[] {
          "system", "java", "processor", "threads", "memory", "training", "gpus", "data", "disk"
        }) {
      assertThat(result.out()).containsPattern("(?m)^" + name + " +\\S");
    }
    assertThat(result.out())
        .containsPattern("there: .*synthetic-shapes")
        .containsPattern("absent: .*mnist")
        .containsPattern("(?m)^Ready: ");
  }

  @Test
  void printsTheSameForPrograms() throws IOException {
    JsonNode json = new JsonMapper().readTree(doctor("--json").out());
    assertThat(json.get("ready").asBoolean()).isTrue();
    assertThat(json.at("/training/engine").asText()).contains("ND4J");
    assertThat(json.at("/threads/threads").asInt()).isPositive();
    assertThat(json.at("/memory/usable_gib").asDouble()).isPositive();
    assertThat(json.at("/data/absent").toString()).contains("\"cifar10\"");
    assertThat(json.has("mlflow")).isFalse();
  }

  @Test
  void asksTheServerThatIsNamed() throws IOException {
    HttpServer server =
        HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext(
        "/api/2.0/mlflow/experiments/search",
        exchange -> {
          byte[] body = "{\"experiments\": []}".getBytes(StandardCharsets.UTF_8);
          exchange.sendResponseHeaders(200, body.length);
          exchange.getResponseBody().write(body);
          exchange.close();
        });
    server.start();
    String address = "http://localhost:" + server.getAddress().getPort();
    try {
      TestingCommandLine.Result result = doctor("--mlflow", address);
      assertThat(result.code()).as(result.out()).isZero();
      assertThat(result.out()).contains(address + " answers");
    } finally {
      server.stop(0);
    }
    TestingCommandLine.Result stopped = doctor("--mlflow", address);
    assertThat(stopped.code()).isEqualTo(3);
    assertThat(stopped.out()).containsPattern("(?m)^Not ready: " + address + " cannot be reached");
    assertThat(doctor("--mlflow", "nowhere").code()).isEqualTo(2);
  }
}
