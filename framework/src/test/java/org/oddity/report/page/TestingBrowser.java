package org.oddity.report.page;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.File;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.WebSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** A headless Chromium, spoken to by its DevTools protocol. */
final class TestingBrowser implements AutoCloseable {
  private static final ObjectMapper MAPPER = new ObjectMapper();
  private static final Duration PATIENCE = Duration.ofSeconds(60);
  private static final List<String> NAMES =
      List.of("chromium", "chromium-browser", "google-chrome");

  private final Process process;
  private final WebSocket socket;
  private final BlockingQueue<JsonNode> replies = new LinkedBlockingQueue<>();
  private final List<String> errors = new ArrayList<>();
  private int calls;

  private TestingBrowser(Process process, URI page, HttpClient client) {
    this.process = process;
    socket = client.newWebSocketBuilder().buildAsync(page, new Listener()).join();
  }

  /** Returns where a browser lies on this machine, if one does. */
  static Optional<Path> installed() {
    return Stream.of(System.getenv().getOrDefault("PATH", "").split(File.pathSeparator))
        .flatMap(folder -> NAMES.stream().map(name -> Path.of(folder, name)))
        .filter(Files::isExecutable)
        .findFirst();
  }

  /** Starts a browser with an empty profile. */
  static TestingBrowser start(Path program, Path profile) throws Exception {
    Process process =
        new ProcessBuilder(
                program.toString(),
                "--headless",
                "--no-sandbox",
                "--disable-gpu",
                "--disable-quic",
                "--no-first-run",
                "--disable-background-networking",
                "--disable-component-update",
                "--disable-sync",
                "--remote-debugging-port=0",
                "--user-data-dir=" + profile,
                "about:blank")
            .redirectErrorStream(true)
            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
            .start();
    try {
      HttpClient client = HttpClient.newHttpClient();
      URI tabs = URI.create("http://127.0.0.1:" + port(profile) + "/json/list");
      return new TestingBrowser(process, page(client, tabs), client);
    } catch (Exception e) {
      process.destroyForcibly();
      throw e;
    }
  }

  private static String port(Path profile) throws IOException, InterruptedException {
    Path file = profile.resolve("DevToolsActivePort");
    long end = System.nanoTime() + PATIENCE.toNanos();
    while (!Files.exists(file) || Files.readAllLines(file).isEmpty()) {
      if (System.nanoTime() > end) {
        throw new IOException("the browser did not open its DevTools port");
      }
      Thread.sleep(50);
    }
    return Files.readAllLines(file).get(0);
  }

  private static URI page(HttpClient client, URI tabs) throws IOException, InterruptedException {
    long end = System.nanoTime() + PATIENCE.toNanos();
    while (System.nanoTime() < end) {
      HttpRequest request = HttpRequest.newBuilder(tabs).timeout(PATIENCE).build();
      String list = client.send(request, HttpResponse.BodyHandlers.ofString()).body();
      for (JsonNode tab : MAPPER.readTree(list)) {
        if (tab.path("type").asText().equals("page")) {
          return URI.create(tab.path("webSocketDebuggerUrl").asText());
        }
      }
      Thread.sleep(50);
    }
    throw new IOException("the browser has no page");
  }

  /** Opens a file at a width, light or dark, and waits until it is there. */
  void open(Path file, int width, int height, boolean dark) throws Exception {
    errors.clear();
    call("Runtime.enable", Map.of());
    call("Log.enable", Map.of());
    call("Page.enable", Map.of());
    call(
        "Emulation.setDeviceMetricsOverride",
        Map.of("width", width, "height", height, "deviceScaleFactor", 1, "mobile", width < 600));
    Map<String, String> scheme =
        Map.of("name", "prefers-color-scheme", "value", dark ? "dark" : "light");
    call("Emulation.setEmulatedMedia", Map.of("features", List.of(scheme)));
    call("Page.navigate", Map.of("url", file.toUri().toString()));
    long end = System.nanoTime() + PATIENCE.toNanos();
    String wanted = file.getFileName().toString();
    String loaded = "document.readyState === 'complete' && location.href.endsWith('%s')";
    while (!evaluate(loaded.formatted(wanted)).asBoolean()) {
      if (System.nanoTime() > end) {
        throw new IOException("the page did not load");
      }
      Thread.sleep(50);
    }
  }

  /** Returns what an expression of the page is. */
  JsonNode evaluate(String expression) throws Exception {
    Map<String, Object> params = Map.of("expression", expression, "returnByValue", true);
    return call("Runtime.evaluate", params).path("result").path("value");
  }

  /** Returns what the page has complained of since it was opened. */
  List<String> errors() {
    return List.copyOf(errors);
  }

  /** Returns the page as a PNG file's content, to be looked at. */
  byte[] screenshot() throws Exception {
    int height = evaluate("document.documentElement.scrollHeight").asInt();
    int width = evaluate("document.documentElement.clientWidth").asInt();
    Map<String, Object> clip = Map.of("x", 0, "y", 0, "width", width, "height", height, "scale", 1);
    JsonNode result =
        call("Page.captureScreenshot", Map.of("captureBeyondViewport", true, "clip", clip));
    return Base64.getDecoder().decode(result.path("data").asText());
  }

  private JsonNode call(String method, Map<String, Object> params) throws Exception {
    int id = ++calls;
    ObjectNode message = MAPPER.createObjectNode().put("id", id).put("method", method);
    message.set("params", MAPPER.valueToTree(params));
    socket.sendText(message.toString(), true).join();
    while (true) {
      JsonNode reply = replies.poll(PATIENCE.toSeconds(), TimeUnit.SECONDS);
      if (reply == null) {
        throw new IOException("the browser did not answer " + method);
      }
      if (reply.path("id").asInt() == id) {
        if (reply.has("error")) {
          throw new IOException(method + ": " + reply.path("error"));
        }
        return reply.path("result");
      }
      note(reply);
    }
  }

  private void note(JsonNode event) {
    String method = event.path("method").asText();
    JsonNode params = event.path("params");
    boolean complaint =
        method.equals("Runtime.exceptionThrown")
            || (method.equals("Log.entryAdded")
                && params.path("entry").path("level").asText().equals("error"))
            || (method.equals("Runtime.consoleAPICalled")
                && params.path("type").asText().equals("error"));
    if (complaint) {
      errors.add(params.toString());
    }
  }

  @Override
  public void close() {
    socket.abort();
    process.descendants().forEach(ProcessHandle::destroyForcibly);
    process.destroyForcibly().onExit().completeOnTimeout(process, 10, TimeUnit.SECONDS).join();
  }

  private final class Listener implements WebSocket.Listener {
    private final StringBuilder text = new StringBuilder();

    @Override
    public CompletionStage<?> onText(WebSocket from, CharSequence data, boolean last) {
      text.append(data);
      if (last) {
        try {
          replies.add(MAPPER.readTree(text.toString()));
        } catch (IOException e) {
          throw new IllegalStateException("the browser sent no JSON", e);
        }
        text.setLength(0);
      }
      from.request(1);
      return null;
    }
  }
}
