package org.oddity.spark;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.util.ArrayList;
import java.util.List;
import org.oddity.core.InvalidInputException;

/** The masters that an address {@code spark://host:port,host:port} names. */
final class Masters {
  private static final String SCHEME = "spark://";
  private static final int MOST_MILLIS = 5000;

  private Masters() {}

  /**
   * Makes sure that one of them answers: Spark itself would try for a minute, and then end the
   * program.
   *
   * @throws InvalidInputException if none does
   */
  static void requireReachable(String cluster) {
    if (!cluster.startsWith(SCHEME)) {
      return;
    }
    List<String> refusals = new ArrayList<>();
    for (String master : cluster.substring(SCHEME.length()).split(",", -1)) {
      String refusal = refusal(master);
      if (refusal.isEmpty()) {
        return;
      }
      refusals.add(master + ": " + refusal);
    }
    throw new InvalidInputException(
        "runner.cluster", "no Spark master answers: " + String.join("; ", refusals));
  }

  private static String refusal(String master) {
    int colon = master.lastIndexOf(':');
    int port = Integer.parseInt(master.substring(colon + 1));
    try (Socket socket = new Socket()) {
      socket.connect(new InetSocketAddress(master.substring(0, colon), port), MOST_MILLIS);
      return "";
    } catch (IOException | IllegalArgumentException e) {
      return e.getMessage() == null ? e.toString() : e.getMessage();
    }
  }
}
