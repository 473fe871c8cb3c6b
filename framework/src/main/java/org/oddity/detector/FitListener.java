package org.oddity.detector;

/** Hears what happens during a fit; calls are cheap and come from the fitting thread. */
public interface FitListener {
  /** Hears nothing. */
  FitListener NONE = new FitListener() {};

  /**
   * Tells how far the fit has come.
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
}
