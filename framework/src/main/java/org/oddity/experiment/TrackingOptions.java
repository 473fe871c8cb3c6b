package org.oddity.experiment;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.Optional;
import org.oddity.config.Option;
import org.oddity.config.Requirements;

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
            mlflow.map(address -> "'" + address + "'").orElse(""),
            "must be an address such as http://localhost:5000")
        .end();
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
