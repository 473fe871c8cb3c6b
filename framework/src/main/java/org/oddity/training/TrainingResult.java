package org.oddity.training;

import java.util.OptionalDouble;

/**
 * What came of a training.
 *
 * @param epochs how many were done
 * @param chosenEpoch whose parameters the trainee now holds, from 1
 * @param loss the watched loss, mean over the last epoch
 * @param validationLoss of the chosen epoch, if there is one
 * @param losses of all epochs
 */
public record TrainingResult(
    int epochs, int chosenEpoch, double loss, OptionalDouble validationLoss, LossHistory losses) {}
