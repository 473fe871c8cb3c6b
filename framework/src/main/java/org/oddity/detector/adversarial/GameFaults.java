package org.oddity.detector.adversarial;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What every game is asked once it is over. */
final class GameFaults {
  private static final List<GameFault> ALL =
      List.of(
          new GeneratorCollapse(),
          new MinedCollapse(),
          new DiscriminatorWin(),
          new RecentRedraw(),
          new RunawayLoss());

  private GameFaults() {}

  /** Returns what is wrong with a game: sentences without a full stop by lower-kebab names. */
  static Map<String, String> of(GameCourse course) {
    Map<String, String> warnings = new LinkedHashMap<>();
    ALL.forEach(fault -> warnings.putAll(fault.warnings(course)));
    return warnings;
  }
}
