package org.oddity.evaluation.published;

import static java.util.Objects.requireNonNull;

import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import org.oddity.config.Option;
import org.oddity.config.Requirements;

/**
 * One method's printed figures.
 *
 * @param method its name as printed
 * @param values one per class in the table's order, in [0, 1]; empty where only the mean is known
 * @param mean as printed, in [0, 1]
 * @param pretraining what it learned from beside the normal images of its class, such as ImageNet
 * @param note how it was chosen and where it was read
 * @param certainty how we know the figures
 * @param meanNote why the printed mean is not the mean of the values, where it is not
 */
public record PublishedRow(
    @Option(help = "the method's name as printed") String method,
    @Option(help = "one figure per class, in [0, 1]; empty where unknown", byDefault = "[]")
        List<Double> values,
    @Option(help = "the mean as printed, in [0, 1]") double mean,
    @Option(help = "what it learned from beside its own normal images", byDefault = "none")
        String pretraining,
    @Option(help = "how it was chosen and where it was read", byDefault = "''") String note,
    @Option(help = "how we know the figures", byDefault = "repeated") Certainty certainty,
    @Option(help = "why the printed mean is not the mean of the values")
        Optional<String> meanNote) {
  /** How far a printed mean may lie from the mean of its row before the row must say why. */
  public static final double ROUNDING = 0.002;

  public PublishedRow {
    requireNonNull(certainty, "certainty is null");
    values = List.copyOf(values);
    boolean differs = !values.isEmpty() && Math.abs(meanOf(values) - mean) > ROUNDING;
    Requirements.begin()
        .that(!method.isBlank(), "method", method, "must not be empty")
        .that(
            values.stream().allMatch(PublishedRow::isShare), "values", values, "must be in [0, 1]")
        .between("mean", mean, 0, 1)
        .that(
            differs == meanNote.isPresent(),
            differs ? "mean" : "meanNote",
            mean,
            differs
                ? "is not the mean of the values, %.4f: mean-note must say why"
                    .formatted(meanOf(values))
                : "must be left out where the printed mean is the mean of the values")
        .end();
  }

  /** Returns the mean of the values as they are printed, where they are. */
  public OptionalDouble meanOfValues() {
    return values.isEmpty() ? OptionalDouble.empty() : OptionalDouble.of(meanOf(values));
  }

  private static boolean isShare(double value) {
    return value >= 0 && value <= 1;
  }

  private static double meanOf(List<Double> values) {
    return values.stream().mapToDouble(Double::doubleValue).average().orElse(Double.NaN);
  }
}
