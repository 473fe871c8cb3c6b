package org.oddity.data.fetch;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;

/** A web server on this machine that misbehaves as it is told, one answer after the other. */
final class TestingServer implements AutoCloseable {
  private final ServerSocket socket;
  private final byte[] content;
  private final Queue<Behaviour> behaviours = new ConcurrentLinkedQueue<>();
  private final List<Long> rangesAsked = Collections.synchronizedList(new ArrayList<>());
  private final Thread thread;
  private final AtomicInteger connectionsLost = new AtomicInteger();
  private volatile Optional<Path> received = Optional.empty();

  /** How one request is answered. */
  enum Behaviour {
    WHOLE,
    RANGE,
    CUT_HALFWAY,
    STALL_HALFWAY,
    NOT_FOUND,
    BUSY,
    REDIRECT_AWAY,
    LONGER,
    WITHOUT_LENGTH
  }

  TestingServer(byte[] content, Behaviour... behaviours) throws IOException {
    this.socket = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
    this.content = content;
    this.behaviours.addAll(List.of(behaviours));
    this.thread = new Thread(this::serve, "testing-server");
    thread.setDaemon(true);
    thread.start();
  }

  URI address() {
    return URI.create("http://127.0.0.1:" + socket.getLocalPort() + "/file");
  }

  /**
   * Lets a cut wait until what was sent before it has come to a file: what a client has not read
   * when its connection ends is lost, more or less of it by chance.
   */
  void cuttingOnceReceivedIn(Path file) {
    received = Optional.of(file);
  }

  /** Returns the first byte that each request asked for, 0 where it asked for all. */
  List<Long> rangesAsked() {
    return List.copyOf(rangesAsked);
  }

  private void serve() {
    while (!socket.isClosed()) {
      try {
        Socket connection = socket.accept();
        Thread worker = new Thread(() -> answerAndClose(connection), "testing-server-worker");
        worker.setDaemon(true);
        worker.start();
      } catch (IOException e) {
        connectionsLost.incrementAndGet(); // the server was closed
      }
    }
  }

  private void answerAndClose(Socket connection) {
    try (connection) {
      answer(connection);
    } catch (IOException e) {
      connectionsLost.incrementAndGet(); // the client went away, as some tests want
    }
  }

  /** Returns how many clients went away before their answer's end. */
  int connectionsLost() {
    return connectionsLost.get();
  }

  private void answer(Socket connection) throws IOException {
    BufferedReader reader =
        new BufferedReader(
            new InputStreamReader(connection.getInputStream(), StandardCharsets.ISO_8859_1));
    long from = 0;
    for (String line = reader.readLine(); line != null && !line.isEmpty(); ) {
      if (line.toLowerCase(Locale.ROOT).startsWith("range: bytes=")) {
        from = Long.parseLong(line.substring(13, line.indexOf('-', 13)));
      }
      line = reader.readLine();
    }
    rangesAsked.add(from);
    Behaviour behaviour = behaviours.isEmpty() ? Behaviour.RANGE : behaviours.remove();
    send(connection.getOutputStream(), behaviour, (int) from);
  }

  private void send(OutputStream out, Behaviour behaviour, int from) throws IOException {
    switch (behaviour) {
      case NOT_FOUND -> head(out, "404 Not Found", "Content-Length: 0");
      case BUSY -> head(out, "503 Service Unavailable", "Content-Length: 0");
      case REDIRECT_AWAY -> head(out, "302 Found", "Location: http://example.invalid/file");
      case WHOLE -> body(out, "200 OK", 0, content.length, "");
      case LONGER -> {
        head(out, "200 OK", "Content-Length: " + (content.length + 10));
        out.write(content);
        out.write(new byte[10]);
      }
      case WITHOUT_LENGTH -> {
        head(out, "200 OK", "Connection: close");
        out.write(content);
      }
      case RANGE -> {
        if (from >= content.length) {
          head(out, "416 Range Not Satisfiable", "Content-Length: 0");
        } else {
          body(
              out, from == 0 ? "200 OK" : "206 Partial Content", from, content.length, range(from));
        }
      }
      case CUT_HALFWAY, STALL_HALFWAY -> {
        int half = from + (content.length - from) / 2;
        body(out, from == 0 ? "200 OK" : "206 Partial Content", from, half, range(from));
        if (behaviour == Behaviour.STALL_HALFWAY) {
          pause(10_000);
        }
        awaitReceived(half);
      }
    }
    out.flush();
  }

  private void awaitReceived(long bytes) throws IOException {
    long end = System.nanoTime() + Duration.ofSeconds(10).toNanos();
    while (received.isPresent() && Files.size(received.get()) < bytes && System.nanoTime() < end) {
      pause(5);
    }
  }

  private String range(int from) {
    return from == 0
        ? ""
        : "Content-Range: bytes " + from + "-" + (content.length - 1) + "/" + content.length;
  }

  private void body(OutputStream out, String status, int from, int to, String header)
      throws IOException {
    head(out, status, "Content-Length: " + (content.length - from), header);
    out.write(content, from, to - from);
    out.flush();
  }

  private static void head(OutputStream out, String status, String... headers) throws IOException {
    StringBuilder head = new StringBuilder("HTTP/1.1 " + status + "\r\n");
    for (String header : headers) {
      head.append(header.isEmpty() ? "" : header + "\r\n");
    }
    out.write((head + "\r\n").getBytes(StandardCharsets.ISO_8859_1));
  }

  private static void pause(long milliseconds) throws IOException {
    try {
      Thread.sleep(milliseconds);
    } catch (InterruptedException e) {
      throw new IOException(e);
    }
  }

  @Override
  public void close() throws IOException {
    socket.close();
    thread.interrupt();
  }
}
