package org.oddity.experiment.runner;

import com.google.inject.AbstractModule;
import org.oddity.experiment.RunnerOptions;

/** Binds the runner of this machine. */
public final class RunnerModule extends AbstractModule {
  @Override
  protected void configure() {
    bind(Runners.class);
    bind(WorkerLoop.class);
    RunnerBinder.on(binder()).add(RunnerOptions.HERE, new LocalRunnerFactory());
  }
}
