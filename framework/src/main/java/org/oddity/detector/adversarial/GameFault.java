package org.oddity.detector.adversarial;

import java.util.Map;

/** One way in which a game goes wrong, and how that shows. */
@FunctionalInterface
interface GameFault {
  /** Returns what a reader must know: sentences without a full stop by lower-kebab names. */
  Map<String, String> warnings(GameCourse course);
}
