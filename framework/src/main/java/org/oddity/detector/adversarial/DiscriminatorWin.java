package org.oddity.detector.adversarial;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * A discriminator that makes no error any more in what it learns from, epoch after epoch, up to the
 * last that was trained, which need not be the one that is kept. One that is right half the time is
 * deceived, which is what the game is for.
 */
final class DiscriminatorWin implements GameFault {
  private static final String ACCURACY = "discriminator-accuracy";

  /** The accuracy of one that has won. */
  private static final double WON = 0.99;

  /** In so many epochs, as one alone may be luck. */
  private static final int EPOCHS = 3;

  @Override
  public Map<String, String> warnings(GameCourse course) {
    Map<String, String> warnings = new LinkedHashMap<>();
    course
        .losses()
        .values()
        .forEach(
            (name, accuracies) -> {
              if (name.endsWith(ACCURACY) && hasWon(accuracies)) {
                String player = name.substring(0, name.length() - "-accuracy".length());
                warnings.put(
                    player + "-won",
                    String.format(
                        Locale.ROOT,
                        "the %s called at least %.3f right in each of the last %d epochs: the"
                            + " generator no longer deceives it in what it learns from",
                        player.replace('-', ' '),
                        least(last(accuracies)),
                        EPOCHS));
              }
            });
    return warnings;
  }

  private static boolean hasWon(List<Double> accuracies) {
    return accuracies.size() >= EPOCHS && least(last(accuracies)) >= WON;
  }

  private static List<Double> last(List<Double> accuracies) {
    return accuracies.subList(accuracies.size() - EPOCHS, accuracies.size());
  }

  private static double least(List<Double> accuracies) {
    return accuracies.stream().mapToDouble(Double::doubleValue).min().orElseThrow();
  }
}
