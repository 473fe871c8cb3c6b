package org.oddity.tracking.mlflow;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.net.URI;
import org.oddity.tracking.mlflow.MlflowException.Kind;

/** Says in words for people what a server's answer means. */
final class ServerErrors {
  private static final JsonMapper MAPPER = new JsonMapper();
  private static final int LONGEST_QUOTE = 300;

  private final URI address;

  ServerErrors(URI address) {
    this.address = address;
  }

  /** Returns the exception for an answer that is not a success. */
  RuntimeException of(int status, String body) {
    if (status == 401 || status == 403) {
      return new MlflowException(Kind.FORBIDDEN, forbidden(status, body));
    }
    if (status >= 500 || status == 429 || status == 408) {
      return MlflowException.momentary(
          address + " answers with error " + status + ": " + quote(body));
    }
    if (status >= 300 && status < 400) {
      return new MlflowException(
          Kind.NOT_MLFLOW, address + " sends us elsewhere (" + status + "): give that address");
    }
    if (!isJson(body)) {
      return notMlflow("it answers " + status + ": " + quote(body));
    }
    return new RefusedException(quote(body));
  }

  MlflowException notMlflow(String why) {
    return new MlflowException(
        Kind.NOT_MLFLOW, address + " is not an MLflow server, or not the root of one: " + why);
  }

  MlflowException unreachable(Exception cause) {
    String why = cause.getMessage() == null ? "nothing answers there" : cause.getMessage();
    return new MlflowException(Kind.UNREACHABLE, address + " cannot be reached: " + why, cause);
  }

  MlflowException slow(long seconds) {
    return new MlflowException(
        Kind.FAILING, address + " did not answer within " + seconds + " seconds");
  }

  MlflowException withoutArtifacts(String artifactLocation) {
    return new MlflowException(
        Kind.NO_ARTIFACTS,
        address
            + " keeps files at "
            + artifactLocation
            + ", out of our reach. Start it with --artifacts-destination and without"
            + " --no-serve-artifacts, and mirror to a new experiment");
  }

  private String forbidden(int status, String body) {
    String hint =
        status == 403 && body.contains("Host header")
            ? "Start the server with --allowed-hosts naming "
                + address.getAuthority()
                + ", as in --allowed-hosts \"localhost:*,127.0.0.1:*,"
                + address.getAuthority()
                + "\""
            : "Set MLFLOW_TRACKING_USERNAME and MLFLOW_TRACKING_PASSWORD, or"
                + " MLFLOW_TRACKING_TOKEN; for a server that is not on this machine see also its"
                + " option --allowed-hosts";
    return address + " refuses us (" + status + ": " + quote(body) + "). " + hint;
  }

  private static boolean isJson(String body) {
    try {
      return MAPPER.readTree(body).isObject();
    } catch (JsonProcessingException e) {
      return false;
    }
  }

  /** Returns the server's own message, or the beginning of whatever it said, on one line. */
  private static String quote(String body) {
    String text = body;
    try {
      JsonNode message = MAPPER.readTree(body).path("message");
      text = message.isTextual() ? message.textValue() : body;
    } catch (JsonProcessingException e) {
      text = body.replaceAll("(?s)<style.*?</style>|<[^>]*>", " ");
    }
    String line = text.replaceAll("\\s+", " ").strip();
    return line.length() <= LONGEST_QUOTE ? line : line.substring(0, LONGEST_QUOTE) + "…";
  }
}
