package org.oddity.detector.adversarial;

import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;

/**
 * Mining that moves draws to where all are decoded to nearly one picture, though the draws
 * themselves are not; then the generator is trained on that picture alone.
 */
final class MinedCollapse implements GameFault {
  /** Of the spread of draws that were not mined. */
  private static final double GATHERED = 0.5;

  @Override
  public Map<String, String> warnings(GameCourse course) {
    Map<String, String> warnings = new LinkedHashMap<>();
    course.forEach(
        GameHealth.MINED_SPREAD,
        (prefix, mined) -> {
          double drawn = course.health().getOrDefault(prefix + GameHealth.SPREAD, 1.0);
          // Where the generator itself makes one picture, that is what is said.
          boolean gathered = GameHealth.isCollapsed(mined) || mined < GATHERED * drawn;
          if (gathered && !GameHealth.isCollapsed(drawn)) {
            warnings.put(
                prefix + "mined-collapse",
                String.format(
                    Locale.ROOT,
                    "what mined draws are decoded to differs by %.3f of what real images do, what"
                        + " draws are decoded to by %.3f: mining finds nearly one picture",
                    mined,
                    drawn));
          }
        });
    return warnings;
  }
}
