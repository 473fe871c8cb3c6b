package org.oddity.tracking.mlflow;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicReference;

/** Stands before a server and answers as it is told to. */
final class TestingProxy implements AutoCloseable {
  private final URI server;
  private final HttpServer proxy;
  private final ExecutorService threads = Executors.newCachedThreadPool();
  private final HttpClient client = HttpClient.newHttpClient();
  private final AtomicReference<Behaviour> behaviour;
  private final List<String> requests = new ArrayList<>();

  private TestingProxy(URI server, HttpServer proxy, Behaviour behaviour) {
    this.server = server;
    this.proxy = proxy;
    this.behaviour = new AtomicReference<>(behaviour);
  }

  /** Starts a proxy before a server. */
  static TestingProxy before(URI server, Behaviour behaviour) throws IOException {
    HttpServer http =
        HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    TestingProxy proxy = new TestingProxy(server, http, behaviour);
    http.setExecutor(proxy.threads);
    http.createContext("/", proxy::handle);
    http.start();
    return proxy;
  }

  /** Starts something that always answers the same. */
  static TestingProxy answering(int status, String body) throws IOException {
    return before(
        URI.create("http://unused.invalid"),
        (request, go) -> new Answer(status, body.getBytes(UTF_8)));
  }

  URI address() {
    return URI.create("http://127.0.0.1:" + proxy.getAddress().getPort());
  }

  void behave(Behaviour now) {
    behaviour.set(now);
  }

  /** Returns what was asked so far, such as {@code GET /api/… Authorization: …}. */
  List<String> requests() {
    synchronized (requests) {
      return List.copyOf(requests);
    }
  }

  @Override
  public void close() {
    proxy.stop(0);
    threads.shutdownNow();
  }

  private void handle(HttpExchange exchange) throws IOException {
    byte[] body = exchange.getRequestBody().readAllBytes();
    String request = exchange.getRequestMethod() + " " + exchange.getRequestURI();
    synchronized (requests) {
      requests.add(request + " " + exchange.getRequestHeaders().getFirst("Authorization"));
    }
    try {
      Answer answer = behaviour.get().answer(request, () -> forward(exchange, body));
      exchange.sendResponseHeaders(
          answer.status(), answer.body().length == 0 ? -1 : answer.body().length);
      exchange.getResponseBody().write(answer.body());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } finally {
      exchange.close();
    }
  }

  private Answer forward(HttpExchange exchange, byte[] body)
      throws IOException, InterruptedException {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(URI.create(server + exchange.getRequestURI().toString()))
            .method(exchange.getRequestMethod(), HttpRequest.BodyPublishers.ofByteArray(body));
    String type = exchange.getRequestHeaders().getFirst("Content-Type");
    if (type != null) {
      request.header("Content-Type", type);
    }
    HttpResponse<byte[]> answer =
        client.send(request.build(), HttpResponse.BodyHandlers.ofByteArray());
    return new Answer(answer.statusCode(), answer.body());
  }

  /** What the proxy does with a request. */
  interface Behaviour {
    Answer answer(String request, Forward server) throws IOException, InterruptedException;
  }

  /** Asks the server. */
  interface Forward {
    Answer go() throws IOException, InterruptedException;
  }

  /** An answer. */
  record Answer(int status, byte[] body) {}
}
