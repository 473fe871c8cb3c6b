package org.oddity.detector.adversarial;

import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;

/** A discriminator that was drawn anew in the last epoch, so that it knows little. */
final class RecentRedraw implements GameFault {
  private static final String REDRAWN = "-reinitialised";

  @Override
  public Map<String, String> warnings(GameCourse course) {
    Map<String, String> warnings = new LinkedHashMap<>();
    course
        .losses()
        .values()
        .forEach(
            (name, shares) -> {
              double last = shares.isEmpty() ? 0 : shares.get(shares.size() - 1);
              if (name.endsWith(REDRAWN) && last > 0) {
                String player = name.substring(0, name.length() - REDRAWN.length());
                warnings.put(
                    player + "-redrawn",
                    String.format(
                        Locale.ROOT,
                        "the %s was drawn anew in %.3g %% of the last epoch's steps: it has learned"
                            + " from few images since",
                        player.replace('-', ' '),
                        100 * last));
              }
            });
    return warnings;
  }
}
