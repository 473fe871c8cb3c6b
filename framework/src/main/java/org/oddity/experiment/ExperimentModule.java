package org.oddity.experiment;

import com.google.inject.AbstractModule;
import com.google.inject.multibindings.Multibinder;
import org.oddity.experiment.bench.CellBenchmark;
import org.oddity.experiment.bench.StepBenchmark;
import org.oddity.experiment.cell.CellRunner;
import org.oddity.experiment.model.ModelStore;
import org.oddity.experiment.runner.RunnerModule;

/** Binds the planning and running of experiments. */
public final class ExperimentModule extends AbstractModule {
  @Override
  protected void configure() {
    bind(Registry.class);
    bind(ExperimentPlanner.class);
    bind(CellBenchmark.class);
    bind(StepBenchmark.class);
    bind(CellRunner.class);
    bind(ModelStore.class);
    install(new RunnerModule());
    Multibinder.newSetBinder(binder(), CellListener.class);
  }
}
