package org.oddity.training;

import org.oddity.core.ImageGrid;

/** Hears what happens in a training; calls are cheap and come from the training thread. */
public interface TrainingListener {
  /**
   * Tells how far it has come.
   *
   * @param fraction in [0, 1]
   * @param activity what is being done, in a word or two
   */
  default void progress(double fraction, String activity) {}

  /**
   * Tells a quantity worth keeping, such as a chosen bandwidth or a loss.
   *
   * @param name letters, digits and {@code - . /}
   * @param step the epoch, or 0
   */
  default void metric(String name, double value, long step) {}

  /**
   * Shows images worth keeping, such as reconstructions.
   *
   * @param name letters, digits and {@code - . /}
   * @param step the epoch, or 0
   */
  default void images(String name, ImageGrid grid, long step) {}

  /**
   * Tells what a reader of the results must know, such as that a generator has collapsed.
   *
   * @param name in lower-kebab
   * @param sentence without a full stop
   */
  default void warning(String name, String sentence) {}

  /**
   * Tells that a phase goes on after an epoch that an earlier attempt had finished: what was told
   * of it then, up to that epoch, stands and is not told again.
   *
   * @param phase what the names of its quantities and images begin with, before a slash
   */
  default void resumed(String phase, long epoch) {}
}
