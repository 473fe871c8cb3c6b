package org.oddity.cli.doctor;

import static java.util.Objects.requireNonNull;

import jakarta.inject.Inject;
import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.oddity.data.DataHome;
import org.oddity.experiment.ConfigCatalogue;
import org.oddity.tracking.mlflow.MlflowException;
import org.oddity.tracking.mlflow.MlflowSync;

/** Looks at everything that an experiment needs. */
public final class Doctor {
  private final Machine machine;
  private final Training training;
  private final Storage storage;
  private final MlflowSync mlflow;

  @Inject
  Doctor(Machine machine, Training training, Storage storage, MlflowSync mlflow) {
    this.machine = machine;
    this.training = training;
    this.storage = storage;
    this.mlflow = mlflow;
  }

  /**
   * What to look at.
   *
   * @param configs the configurations that come with the program
   * @param home where real data lies
   * @param runs where results would go; need not exist
   * @param mlflow a server to ask
   */
  public record Question(ConfigCatalogue configs, DataHome home, Path runs, Optional<URI> mlflow) {
    public Question {
      requireNonNull(configs, "configs is null");
      requireNonNull(home, "home is null");
      requireNonNull(runs, "runs is null");
      requireNonNull(mlflow, "mlflow is null");
    }
  }

  /**
   * Looks; starts the training engine for it.
   *
   * @throws org.oddity.core.InvalidInputException if the server's address cannot be one
   */
  public Diagnosis examine(Question question) {
    List<Finding> findings = new ArrayList<>(machine.findings());
    findings.addAll(training.findings());
    findings.addAll(storage.findings(question.home(), question.configs(), question.runs()));
    question.mlflow().map(this::server).ifPresent(findings::add);
    return new Diagnosis(findings);
  }

  private Finding server(URI address) {
    Map<String, Object> facts = Map.of("address", address.toString());
    try {
      mlflow.check(address);
      return Finding.of("mlflow", address + " answers", facts);
    } catch (MlflowException e) {
      return Finding.of("mlflow", e.getMessage(), facts).problem(e.getMessage());
    }
  }
}
