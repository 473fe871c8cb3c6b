package org.oddity.data.coco;

/** Hears how a build goes; calls are cheap and come from the building thread. */
public interface BuildListener {
  /** Hears nothing. */
  BuildListener NONE = new BuildListener() {};

  /**
   * Something begins, or there is something to know.
   *
   * @param activity what is being done or found, in a few words
   */
  default void begins(String activity) {}

  /**
   * Objects were cut out.
   *
   * @param done so far
   * @param all of them
   */
  default void cut(int done, int all) {}
}
