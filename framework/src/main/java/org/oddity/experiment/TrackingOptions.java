package org.oddity.experiment;

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
            mlflow.isEmpty() || mlflow.get().matches("https?://[^\\s/]+.*"),
            "mlflow",
            mlflow.map(address -> "'" + address + "'").orElse(""),
            "must be an address such as http://localhost:5000")
        .end();
  }
}
