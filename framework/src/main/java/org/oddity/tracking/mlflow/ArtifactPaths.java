package org.oddity.tracking.mlflow;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.net.URI;
import java.util.Arrays;
import java.util.Optional;
import java.util.stream.Collectors;

/** Where a file goes on the server. */
final class ArtifactPaths {
  private static final String UNRESERVED =
      "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-._~";

  private ArtifactPaths() {}

  /** Returns the path of an {@code mlflow-artifacts:/…} address, nothing for any other address. */
  static Optional<String> proxied(String artifactUri) {
    URI address = URI.create(artifactUri.replace(" ", "%20"));
    boolean proxied = "mlflow-artifacts".equals(address.getScheme()) && address.getHost() == null;
    return proxied ? Optional.of(address.getRawPath()) : Optional.empty();
  }

  /**
   * Returns where a file without a step goes. Its pages show no image of a run at all once a file
   * that lies directly in {@code images} has no step in its name.
   */
  static String place(String path) {
    return path.matches("images/[^/]+") ? path.replace("images/", "images/whole-run/") : path;
  }

  /** Returns a path with everything but letters, digits and {@code - . _ ~ /} as {@code %XX}. */
  static String encoded(String path) {
    return Arrays.stream(path.split("/"))
        .map(ArtifactPaths::encodedSegment)
        .collect(Collectors.joining("/"));
  }

  private static String encodedSegment(String segment) {
    StringBuilder encoded = new StringBuilder();
    for (byte octet : segment.getBytes(UTF_8)) {
      if (UNRESERVED.indexOf(octet) >= 0) {
        encoded.append((char) octet);
      } else {
        encoded.append(String.format("%%%02X", octet & 0xff));
      }
    }
    return encoded.toString();
  }
}
