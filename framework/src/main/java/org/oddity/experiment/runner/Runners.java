package org.oddity.experiment.runner;

import jakarta.inject.Inject;
import java.util.Map;
import org.oddity.core.InvalidInputException;
import org.oddity.experiment.RunnerOptions;

/** The runners that this program has. */
public final class Runners {
  private final Map<String, RunnerFactory> byKind;

  @Inject
  Runners(Map<String, RunnerFactory> byKind) {
    this.byKind = Map.copyOf(byKind);
  }

  /**
   * Makes the runner that the options ask for.
   *
   * @throws InvalidInputException if the cluster cannot be used, or this program has no runner for
   *     it
   */
  public Runner create(RunnerSetting setting, RunObserver observer) {
    requireKnown(setting.options());
    return byKind.get(setting.options().kind()).create(setting, observer);
  }

  /**
   * Makes sure that there is a runner, before anything is written.
   *
   * @throws InvalidInputException if there is none
   */
  public void requireKnown(RunnerOptions options) {
    if (!byKind.containsKey(options.kind())) {
      throw new InvalidInputException(
          "runner.cluster",
          "was '"
              + options.cluster().orElse("")
              + "', but this program was started without what runs cells on a cluster."
              + " Start it with ODDITY_SPARK=1 ./oddity run …");
    }
  }
}
