package org.oddity.experiment.runner;

/** Makes the runners of one kind of place; bound by {@link RunnerBinder}. */
public interface RunnerFactory {
  /**
   * Makes a runner; nothing is started yet.
   *
   * @param observer hears what happens
   * @throws org.oddity.core.InvalidInputException if the place cannot be used
   */
  Runner create(RunnerSetting setting, RunObserver observer);
}
