package org.oddity.spark;

import org.oddity.experiment.runner.RunObserver;
import org.oddity.experiment.runner.Runner;
import org.oddity.experiment.runner.RunnerFactory;
import org.oddity.experiment.runner.RunnerSetting;

/** Makes runners on Spark. */
final class SparkRunnerFactory implements RunnerFactory {
  @Override
  public Runner create(RunnerSetting setting, RunObserver observer) {
    return new SparkRunner(setting, RunFolderMark.in(setting.folder()), observer);
  }
}
