package org.oddity.spark;

import com.google.inject.AbstractModule;
import org.oddity.ExtensionModule;
import org.oddity.experiment.runner.RunnerBinder;
import org.oddity.experiment.runner.RunnerFactory;

/** Binds Spark as a place where cells run. */
public final class SparkModule extends AbstractModule implements ExtensionModule {
  @Override
  protected void configure() {
    RunnerFactory factory = new SparkRunnerFactory();
    RunnerBinder.on(binder()).add("spark", factory).add("local-cluster", factory);
  }
}
