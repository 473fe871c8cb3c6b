package org.oddity.evaluation.comparison;

/**
 * How two methods differ on one task.
 *
 * @param task its name
 * @param difference on the task's images, by {@link DeLongTest}
 * @param adjustedP after {@link HolmCorrection} over all tasks of the pair
 */
public record TaskDifference(String task, AurocDifference difference, double adjustedP) {}
