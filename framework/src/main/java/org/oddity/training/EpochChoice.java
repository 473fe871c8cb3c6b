package org.oddity.training;

import java.util.OptionalDouble;
import org.oddity.core.NamedArrays;

/** Which epoch was best on validation normals so far, and whether that was too long ago. */
final class EpochChoice {
  private static final NamedArrays NOTHING = NamedArrays.builder().build();

  private final TrainingOptions options;
  private final TraineeState trainee;
  private int epoch;
  private double value = Double.NaN;
  private int bestEpoch;
  private double bestValue = Double.POSITIVE_INFINITY;
  private NamedArrays bestModel = NOTHING;

  EpochChoice(TrainingOptions options, TraineeState trainee) {
    this.options = options;
    this.trainee = trainee;
  }

  /** Hears of an epoch that has ended. */
  void add(int number, OptionalDouble validation) {
    epoch = number;
    value = validation.orElse(Double.NaN);
    if (value < bestValue) {
      bestEpoch = number;
      bestValue = value;
      bestModel = options.model() == ModelChoice.BEST ? trainee.model() : NOTHING;
    }
  }

  /** Returns whether to stop here. */
  boolean stops() {
    return options
        .earlyStopping()
        .filter(stopping -> epoch >= stopping.minimumEpochs())
        .filter(stopping -> epoch - bestEpoch >= stopping.patience())
        .isPresent();
  }

  /** Gives the trainee the parameters to end with. */
  void choose() {
    if (options.model() == ModelChoice.BEST) {
      trainee.restoreModel(bestModel);
    } else {
      trainee.endWithAverages();
    }
  }

  int chosenEpoch() {
    return options.model() == ModelChoice.BEST ? bestEpoch : epoch;
  }

  OptionalDouble chosenValue() {
    double chosen = options.model() == ModelChoice.BEST ? bestValue : value;
    return Double.isFinite(chosen) ? OptionalDouble.of(chosen) : OptionalDouble.empty();
  }

  /** Returns what a checkpoint needs to know. */
  NamedArrays copy() {
    return NamedArrays.builder()
        .put("epochs", epoch, bestEpoch)
        .put("values", value, bestValue)
        .putAll("model", bestModel)
        .build();
  }

  void restore(NamedArrays copy) {
    epoch = copy.ints("epochs")[0];
    bestEpoch = copy.ints("epochs")[1];
    value = copy.doubles("values")[0];
    bestValue = copy.doubles("values")[1];
    bestModel = copy.scope("model");
  }
}
