package org.oddity.experiment.cell;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;
import org.oddity.core.ImageBatch;
import org.oddity.data.split.LabelledImages;
import org.oddity.detector.DifferentiableScore;
import org.oddity.experiment.ExplainedCell;
import org.oddity.experiment.ScoredCell;
import org.oddity.explanation.Explainer;
import org.oddity.explanation.ExplanationOptions;

/** Explains some test images of each side: the lowest, the highest and evenly between by rank. */
final class CellExplanation {
  private CellExplanation() {}

  static ExplainedCell of(ScoredCell cell, DifferentiableScore score, ExplanationOptions options) {
    Explainer explainer = Explainer.of(score, options);
    List<ExplainedCell.Side> sides = new ArrayList<>();
    LabelledImages test = cell.test().labelled();
    for (boolean anomalous : new boolean[] {false, true}) {
      int[] chosen = chosen(test.anomalous(), anomalous, cell.scores().values(), options.images());
      if (chosen.length > 0) {
        ImageBatch images = test.images().select(chosen);
        double[] scores = Arrays.stream(chosen).mapToDouble(cell.scores()::get).toArray();
        String title = anomalous ? "anomalous" : "normal";
        sides.add(new ExplainedCell.Side(title, images, scores, explainer.explain(images)));
      }
    }
    return new ExplainedCell(
        cell.cell(), cell.folder(), options.describe(explainer.layer()), sides, cell.journal());
  }

  /** Returns the places of so many images at most, rising by their scores. */
  static int[] chosen(boolean[] labels, boolean label, double[] scores, int most) {
    int[] rising =
        IntStream.range(0, labels.length)
            .filter(i -> labels[i] == label)
            .boxed()
            .sorted(Comparator.comparingDouble(i -> scores[i]))
            .mapToInt(Integer::intValue)
            .toArray();
    int count = Math.min(most, rising.length);
    int[] chosen = new int[count];
    for (int i = 0; i < count; i++) {
      // One alone is the one in the middle.
      double share = count == 1 ? 0.5 : i / (count - 1.0);
      chosen[i] = rising[(int) Math.round(share * (rising.length - 1))];
    }
    return chosen;
  }
}
