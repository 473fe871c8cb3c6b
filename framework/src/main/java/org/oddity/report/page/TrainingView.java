package org.oddity.report.page;

import java.util.List;
import org.oddity.report.canvas.Svg;
import org.oddity.report.plot.CoursePlot;
import org.oddity.report.run.CellResult;
import org.oddity.report.run.TrainingHistory;

/**
 * How one training of a cell went.
 *
 * @param phase its name
 * @param summary which epochs it had and which was kept
 * @param courses SVG, one for each group of quantities
 */
record TrainingView(String phase, String summary, List<String> courses) {
  static List<TrainingView> of(CellResult cell) {
    return TrainingHistory.of(cell).stream().map(TrainingView::view).toList();
  }

  private static TrainingView view(TrainingHistory history) {
    return new TrainingView(
        history.phase(),
        summary(history),
        history.panels().stream()
            .map(panel -> Svg.inline(new CoursePlot(panel, history.chosenEpoch())))
            .toList());
  }

  private static String summary(TrainingHistory history) {
    String epochs = history.epochs() + " epochs";
    return history.chosenEpoch().isPresent()
        ? epochs + ", kept after epoch " + history.chosenEpoch().getAsLong()
        : epochs;
  }
}
