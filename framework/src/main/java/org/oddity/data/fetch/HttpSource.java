package org.oddity.data.fetch;

import java.io.IOException;
import java.io.InputStream;
import java.net.ProxySelector;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpClient.Redirect;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;

/** Asks servers for files, from any byte on. */
final class HttpSource {
  private static final Set<Integer> REDIRECTIONS = Set.of(301, 302, 303, 307, 308);
  private static final int MOST_HOPS = 5;
  private static final int WHOLE = 200;
  private static final int RANGE = 206;
  private static final int BEYOND_THE_END = 416;

  private final HttpClient client;
  private final Duration patience;

  /**
   * Makes a source.
   *
   * @param patience how long to wait for a connection, and for an answer
   */
  HttpSource(Duration patience) {
    this.patience = patience;
    this.client =
        HttpClient.newBuilder()
            .followRedirects(Redirect.NEVER)
            .proxy(ProxySelector.getDefault())
            .connectTimeout(patience)
            .build();
  }

  /**
   * Asks for a file.
   *
   * @param from the first byte wanted; the answer may begin at 0 all the same
   * @throws RefusedException if asking again would not help
   * @throws IOException if it might
   */
  Answer ask(URI address, long from) throws IOException {
    URI next = address;
    for (int hop = 0; hop <= MOST_HOPS; hop++) {
      HttpResponse<InputStream> response = send(next, from);
      Optional<URI> elsewhere = redirection(response);
      if (elsewhere.isEmpty()) {
        return answer(response, from);
      }
      response.body().close();
      next = elsewhere.get();
    }
    throw new RefusedException("leads from address to address");
  }

  private HttpResponse<InputStream> send(URI address, long from) throws IOException {
    if (!Addresses.isAllowed(address)) {
      throw new RefusedException("is or leads to " + address + ", which is not https");
    }
    HttpRequest.Builder request =
        HttpRequest.newBuilder(address).timeout(patience).header("User-Agent", "oddity");
    if (from > 0) {
      request.header("Range", "bytes=" + from + "-");
    }
    try {
      return client.send(request.build(), HttpResponse.BodyHandlers.ofInputStream());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new RefusedException("the download was interrupted");
    }
  }

  /** Redirections are followed here, so that none is followed to where it may not lead. */
  private static Optional<URI> redirection(HttpResponse<InputStream> response) throws IOException {
    if (!REDIRECTIONS.contains(response.statusCode())) {
      return Optional.empty();
    }
    try {
      return response.headers().firstValue("Location").map(response.uri()::resolve);
    } catch (IllegalArgumentException e) {
      response.body().close();
      throw new RefusedException("leads to what is no address");
    }
  }

  private static Answer answer(HttpResponse<InputStream> response, long from) throws IOException {
    long length = response.headers().firstValueAsLong("Content-Length").orElse(-1);
    return switch (response.statusCode()) {
      case WHOLE -> new Answer(response.body(), 0, Math.max(0, length), false);
      case RANGE -> range(response, from, length);
      case BEYOND_THE_END -> new Answer(response.body(), from, from, true);
      default -> {
        response.body().close();
        throw failure(response.statusCode());
      }
    };
  }

  private static Answer range(HttpResponse<InputStream> response, long from, long length)
      throws IOException {
    String range = response.headers().firstValue("Content-Range").orElse("");
    if (!range.startsWith("bytes " + from + "-")) {
      response.body().close();
      throw new RefusedException("answers byte " + from + " with '" + range + "'");
    }
    return new Answer(response.body(), from, length < 0 ? 0 : from + length, false);
  }

  /** Servers that are busy (408, 429) or broken (5xx) may recover. */
  private static IOException failure(int status) {
    String message = "answers with status " + status;
    return status == 408 || status == 429 || status >= 500
        ? new IOException(message)
        : new RefusedException(message);
  }

  /**
   * A body on its way.
   *
   * @param from the place of its first byte in the file
   * @param total the file's length as the server says, or 0
   * @param nothingLeft whether the file ends before the byte asked for; the body is a message then
   */
  record Answer(InputStream body, long from, long total, boolean nothingLeft) {}
}
