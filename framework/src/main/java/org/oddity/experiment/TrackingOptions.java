package org.oddity.experiment;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.Optional;
import org.oddity.config.Option;
import org.oddity.config.Requirements;
import org.oddity.core.Shown;

/** Where runs are mirrored to, beside the journal on disk that is always written. */
public record TrackingOptions(
    @Option(
            help =
                "address of an MLflow server, such as http://localhost:5000; none = journal alone")
        Optional<String> mlflow) {
  public TrackingOptions {
    Requirements.begin()
        .that(
            mlflow.isEmpty() || isWebAddress(mlflow.get()),
            "mlflow",
            mlflow.map(address -> "'" + Shown.withoutCredentials(address) + "'").orElse(""),
            "must be an address such as http://localhost:5000")
        .end();
  }

  /** Returns the options as they may be written down and shown. */
  public TrackingOptions withoutCredentials() {
    return new TrackingOptions(mlflow.map(Shown::withoutCredentials));
  }

  /** What Java's HTTP client would refuse later, in the middle of a run, is refused here. */
  private static boolean isWebAddress(String text) {
    try {
      URI address = new URI(text);
      return ("http".equalsIgnoreCase(address.getScheme())
              || "https".equalsIgnoreCase(address.getScheme()))
          && address.getHost() != null
          && address.getQuery() == null
          && address.getFragment() == null;
    } catch (URISyntaxException e) {
      return false;
    }
  }
}
