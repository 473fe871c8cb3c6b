package org.oddity.nn.checkpoint;

/**
 * How far a training has come.
 *
 * @param epoch how many have been finished
 * @param step how many have been made
 */
public record Progress(long epoch, long step) {
  public Progress {
    if (epoch < 0 || step < 0) {
      throw new IllegalArgumentException(
          "epoch and step must be at least 0, were " + epoch + " and " + step);
    }
  }
}
