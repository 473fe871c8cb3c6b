package org.oddity.tracking.mlflow;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.Objects.requireNonNull;

import java.util.Base64;
import java.util.Map;
import java.util.Optional;

/**
 * Who we are to a server; never printed.
 *
 * @param username with {@code password}, for basic authentication
 * @param token for bearer authentication; a user name and password go first
 */
public record MlflowCredentials(
    Optional<String> username, Optional<String> password, Optional<String> token) {
  /** Nobody in particular. */
  public static final MlflowCredentials NONE =
      new MlflowCredentials(Optional.empty(), Optional.empty(), Optional.empty());

  public MlflowCredentials {
    requireNonNull(username, "username is null");
    requireNonNull(password, "password is null");
    requireNonNull(token, "token is null");
  }

  /** Reads the variables that MLflow's own clients read: {@code MLFLOW_TRACKING_USERNAME} etc. */
  public static MlflowCredentials of(Map<String, String> environment) {
    return new MlflowCredentials(
        variable(environment, "MLFLOW_TRACKING_USERNAME"),
        variable(environment, "MLFLOW_TRACKING_PASSWORD"),
        variable(environment, "MLFLOW_TRACKING_TOKEN"));
  }

  /** Returns the value of the {@code Authorization} header, if one is to be sent. */
  Optional<String> header() {
    if (username.isPresent() && password.isPresent()) {
      byte[] pair = (username.get() + ":" + password.get()).getBytes(UTF_8);
      return Optional.of("Basic " + Base64.getEncoder().encodeToString(pair));
    }
    return token.map(value -> "Bearer " + value);
  }

  @Override
  public String toString() {
    return "MlflowCredentials[" + (header().isPresent() ? "given" : "none") + "]";
  }

  private static Optional<String> variable(Map<String, String> environment, String name) {
    return Optional.ofNullable(environment.get(name)).filter(value -> !value.isBlank());
  }
}
