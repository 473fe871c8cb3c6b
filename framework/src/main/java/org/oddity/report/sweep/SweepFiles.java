package org.oddity.report.sweep;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.oddity.report.canvas.Svg;
import org.oddity.report.run.RunResults;

/** The files that hold what a sweep shows. */
public final class SweepFiles {
  private SweepFiles() {}

  /**
   * Returns the leaderboards and the plots of a run as texts by the names of their files; none of a
   * run without variants.
   */
  public static Map<String, String> of(RunResults results) {
    Map<String, String> texts = new LinkedHashMap<>();
    boolean several = results.datasets().size() > 1;
    for (Leaderboard board : Leaderboard.of(results)) {
      texts.put(name(List.of("leaderboard"), several, board.dataset()) + ".csv", board.csv());
    }
    for (Sensitivity each : Sensitivity.of(results)) {
      List<String> parts = List.of("sensitivity", each.entry(), each.key());
      texts.put(name(parts, several, each.dataset()) + ".svg", Svg.file(each.plot()));
    }
    return texts;
  }

  private static String name(List<String> parts, boolean several, String dataset) {
    String name = String.join("-", parts) + (several ? "-" + dataset : "");
    return name.replaceAll("[^A-Za-z0-9._-]+", "-");
  }
}
