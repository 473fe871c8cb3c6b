package org.oddity.experiment.runner;

import com.google.inject.Binder;
import com.google.inject.multibindings.MapBinder;
import org.oddity.experiment.RunnerOptions;

/** Binds runners by the kind of place: the word that its address begins with. */
public final class RunnerBinder {
  private final MapBinder<String, RunnerFactory> runners;

  private RunnerBinder(MapBinder<String, RunnerFactory> runners) {
    this.runners = runners;
  }

  /** Returns the binder of a module. */
  public static RunnerBinder on(Binder binder) {
    return new RunnerBinder(MapBinder.newMapBinder(binder, String.class, RunnerFactory.class));
  }

  /**
   * Adds a kind of place.
   *
   * @param kind as {@link RunnerOptions#kind} gives it
   */
  public RunnerBinder add(String kind, RunnerFactory factory) {
    runners.addBinding(kind).toInstance(factory);
    return this;
  }
}
