package org.oddity.detector.supervised.network;

import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import org.oddity.core.NamedArrays;

/** The accuracy on held-out images epoch by epoch, and the first epoch that reached a goal. */
final class HeldOutAccuracy {
  private final Optional<Double> goal;
  private int epoch;
  private int images;
  private int right;
  private int reached; // the epoch, or 0
  private double best;

  HeldOutAccuracy(Optional<Double> goal) {
    this.goal = goal;
  }

  void begin(int number) {
    epoch = number;
    images = 0;
    right = 0;
  }

  void add(int some, int rightOfThem) {
    images += some;
    right += rightOfThem;
  }

  /** Ends an epoch and returns its accuracy; nothing where no image is held out. */
  OptionalDouble end() {
    if (images == 0) {
      return OptionalDouble.empty();
    }
    double accuracy = (double) right / images;
    best = Math.max(best, accuracy);
    if (reached == 0 && goal.isPresent() && accuracy >= goal.get()) {
      reached = epoch;
    }
    return OptionalDouble.of(accuracy);
  }

  /** Returns the first epoch that reached the goal, if one did. */
  OptionalInt reached() {
    return reached == 0 ? OptionalInt.empty() : OptionalInt.of(reached);
  }

  /** Returns the highest accuracy so far. */
  double best() {
    return best;
  }

  NamedArrays copy() {
    return NamedArrays.builder().put("reached", reached).put("best", new double[] {best}).build();
  }

  void restore(NamedArrays copy) {
    reached = copy.ints("reached")[0];
    best = copy.doubles("best")[0];
  }
}
