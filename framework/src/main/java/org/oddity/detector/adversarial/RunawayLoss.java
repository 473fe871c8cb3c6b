package org.oddity.detector.adversarial;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/**
 * A term of a loss that ends far above where it mostly was, and above where it began: one that only
 * comes back from next to nothing is none. Nor is that of a network which tells two kinds apart, as
 * long as it is no worse than guessing: such a network may have won and be deceived again, which is
 * well.
 */
final class RunawayLoss implements GameFault {
  /** Of its median over all epochs. */
  private static final double TIMES = 10;

  /** What guessing costs at most: both kinds' cross-entropies, of which some take the mean. */
  private static final double GUESSING = 2 * Math.log(2);

  /** Parts of the names of networks that tell two kinds apart. */
  private static final List<String> JUDGES = List.of("discriminator", "classifier", "guide");

  /** Of fewer epochs a median says nothing. */
  private static final int EPOCHS = 5;

  @Override
  public Map<String, String> warnings(GameCourse course) {
    Map<String, List<Double>> told = course.losses().values();
    Map<String, String> warnings = new LinkedHashMap<>();
    told.forEach(
        (name, means) -> {
          if (isTerm(name, told.keySet()) && runsAway(means, harmless(name))) {
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

  private static double harmless(String name) {
    String whose = name.substring(0, name.indexOf("-loss"));
    return JUDGES.stream().anyMatch(whose::endsWith) ? GUESSING : 0;
  }

  private static boolean runsAway(List<Double> means, double harmless) {
    double last = means.isEmpty() ? 0 : means.get(means.size() - 1);
    return means.size() >= EPOCHS
        && last > TIMES * median(means)
        && last > means.get(0)
        && last > harmless;
  }

  private static double median(List<Double> means) {
    double[] sorted = means.stream().mapToDouble(Double::doubleValue).sorted().toArray();
    int middle = sorted.length / 2;
    return sorted.length % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
  }
}
