package org.oddity.detector.adversarial;

import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;

/** A generator that makes one picture whatever it is given. */
final class GeneratorCollapse implements GameFault {
  @Override
  public Map<String, String> warnings(GameCourse course) {
    Map<String, String> warnings = new LinkedHashMap<>();
    course.forEach(
        GameHealth.SPREAD,
        (prefix, spread) -> {
          if (GameHealth.isCollapsed(spread)) {
            warnings.put(
                prefix + "mode-collapse",
                String.format(
                    Locale.ROOT,
                    "%sgenerated images differ from each other by %.3f of what real ones do: the"
                        + " generator makes one picture whatever it is given",
                    prefix,
                    spread));
          }
        });
    return warnings;
  }
}
