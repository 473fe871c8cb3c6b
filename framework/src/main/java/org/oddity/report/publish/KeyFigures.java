package org.oddity.report.publish;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.oddity.evaluation.RocCurve;
import org.oddity.report.canvas.Svg;
import org.oddity.report.canvas.Tone;
import org.oddity.report.plot.RocPlot;
import org.oddity.report.run.CellResult;
import org.oddity.report.run.RunResults;
import org.oddity.report.run.ScoreFile;
import org.oddity.report.run.ScoredImages;

/** The ROC curves of all detectors, one SVG file per task. */
final class KeyFigures {
  private KeyFigures() {}

  static Map<String, String> of(RunResults results) {
    Map<String, String> files = new LinkedHashMap<>();
    for (String dataset : results.datasets()) {
      for (String task : results.tasks(dataset)) {
        List<RocPlot.Curve> curves = curves(results, dataset, task);
        if (!curves.isEmpty()) {
          String name = (dataset + "-" + task).replaceAll("[^A-Za-z0-9._-]+", "-");
          String title = dataset + " · " + task;
          files.put("figures/roc-" + name + ".svg", Svg.file(new RocPlot(title, curves, true)));
        }
      }
    }
    return files;
  }

  private static List<RocPlot.Curve> curves(RunResults results, String dataset, String task) {
    List<RocPlot.Curve> curves = new ArrayList<>();
    List<String> detectors = results.detectors(dataset);
    for (int i = 0; i < detectors.size(); i++) {
      Optional<CellResult> cell =
          results.cells(dataset, task, detectors.get(i)).stream()
              .filter(CellResult::done)
              .findFirst();
      if (cell.isPresent()) {
        ScoredImages images = ScoreFile.read(results.folder().scores(cell.get().cell()));
        if (images.drawable()) {
          RocCurve curve = RocCurve.of(images.scores(), images.anomalous());
          curves.add(new RocPlot.Curve(detectors.get(i), Tone.compared(i), curve, Double.NaN));
        }
      }
    }
    return curves;
  }
}
