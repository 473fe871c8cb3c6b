package org.oddity.tracking.mlflow;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.Objects.requireNonNull;

import java.net.URI;
import java.util.Optional;
import org.oddity.core.InvalidInputException;

/**
 * A tracking server.
 *
 * @param address where it is, without user, password and a slash at the end
 */
public record MlflowServer(URI address, MlflowCredentials credentials) {
  public MlflowServer {
    requireNonNull(address, "address is null");
    requireNonNull(credentials, "credentials is null");
  }

  /**
   * Reads an address as a user gives it; a user and password in it go before the credentials.
   *
   * @throws InvalidInputException if it is not that of a web server
   */
  public static MlflowServer of(URI given, MlflowCredentials credentials) {
    boolean web =
        "http".equalsIgnoreCase(given.getScheme()) || "https".equalsIgnoreCase(given.getScheme());
    if (!web
        || given.getHost() == null
        || given.getQuery() != null
        || given.getFragment() != null) {
      throw new InvalidInputException(
          withoutUser(given),
          "is not the address of an MLflow server; it looks like http://localhost:5000");
    }
    URI address = URI.create(withoutUser(given).replaceAll("/+$", ""));
    return new MlflowServer(address, userOf(given).orElse(credentials));
  }

  /** Returns a short name for files about this server. */
  String fileName() {
    return Digests.sha256(address.toString().getBytes(UTF_8)).substring(0, 16);
  }

  private static String withoutUser(URI given) {
    String user = given.getRawUserInfo();
    return user == null ? given.toString() : given.toString().replaceFirst("//[^@/]*@", "//");
  }

  private static Optional<MlflowCredentials> userOf(URI given) {
    String user = given.getUserInfo();
    if (user == null || user.indexOf(':') < 0) {
      return Optional.empty();
    }
    int colon = user.indexOf(':');
    return Optional.of(
        new MlflowCredentials(
            Optional.of(user.substring(0, colon)),
            Optional.of(user.substring(colon + 1)),
            Optional.empty()));
  }
}
