package org.oddity.experiment.bench.workload;

/** Something that is done again and again, on numbers drawn once. */
public interface Workload {
  /** Returns how many images one step takes. */
  int images();

  /** Does it once; returns a number that depends on all of it, to see that it was done. */
  double step();
}
