package org.oddity.spark;

import org.oddity.experiment.runner.RunObserver;
import org.oddity.experiment.runner.Runner;
import org.oddity.experiment.runner.RunnerFactory;
import org.oddity.experiment.runner.RunnerSetting;

/** Makes runners on Spark, once the cluster's master answers. */
final class SparkRunnerFactory implements RunnerFactory {
  @Override
  public Runner create(RunnerSetting setting, RunObserver observer) {
    Masters.requireReachable(setting.options().cluster().orElseThrow());
    return new SparkRunner(setting, RunFolderMark.in(setting.folder()), observer);
  }
}
