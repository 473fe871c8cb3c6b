package org.oddity.detector.adversarial;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/**
 * A term of a loss that ends far above where it mostly was, and above where it began: one that only
 * comes back from next to nothing, as that of a discriminator that had won does, is none.
 */
final class RunawayLoss implements GameFault {
  /** Of its median over all epochs. */
  private static final double TIMES = 10;

  /** Of fewer epochs a median says nothing. */
  private static final int EPOCHS = 5;

  @Override
  public Map<String, String> warnings(GameCourse course) {
    Map<String, List<Double>> told = course.losses().values();
    Map<String, String> warnings = new LinkedHashMap<>();
    told.forEach(
        (name, means) -> {
          if (isTerm(name, told.keySet()) && runsAway(means)) {
            double last = means.get(means.size() - 1);
            warnings.put(
                name + "-runs-away",
                String.format(
                    Locale.ROOT,
                    "%s is %.3g in the last epoch, %.0f times its median over all epochs: it runs"
                        + " away",
                    name,
                    last,
                    last / median(means)));
          }
        });
    return warnings;
  }

  /** A sum is named by the term of it that runs away. */
  private static boolean isTerm(String name, Set<String> all) {
    boolean sum = all.stream().anyMatch(other -> other.startsWith(name + "-"));
    return (name.endsWith("-loss") && !sum) || name.contains("-loss-");
  }

  private static boolean runsAway(List<Double> means) {
    double last = means.isEmpty() ? 0 : means.get(means.size() - 1);
    return means.size() >= EPOCHS && last > TIMES * median(means) && last > means.get(0);
  }

  private static double median(List<Double> means) {
    double[] sorted = means.stream().mapToDouble(Double::doubleValue).sorted().toArray();
    int middle = sorted.length / 2;
    return sorted.length % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
  }
}
