package org.oddity.experiment.cell;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.oddity.core.ImageBatch;
import org.oddity.data.split.TestSet;
import org.oddity.detector.AttentionMaps;
import org.oddity.detector.DifferentiableScore;
import org.oddity.experiment.ExplainedCell;
import org.oddity.experiment.SameImages;
import org.oddity.experiment.ScoredCell;
import org.oddity.explanation.Explainer;
import org.oddity.explanation.ExplanationOptions;

/**
 * Explains some test images of each side: the lowest, the highest and evenly between by rank; and
 * as many of each side that are the same for every detector.
 */
final class CellExplanation {
  private CellExplanation() {}

  /**
   * Explains.
   *
   * @param attention where the detector looks, for those that have such maps
   */
  static ExplainedCell of(
      ScoredCell cell,
      DifferentiableScore score,
      Optional<AttentionMaps> attention,
      ExplanationOptions options) {
    Explainer explainer = Explainer.of(score, options);
    List<ExplainedCell.Side> sides = new ArrayList<>();
    for (boolean anomalous : new boolean[] {false, true}) {
      ImageChoice choice = new ImageChoice(cell.test(), anomalous);
      int[] chosen = evenly(choice.rising(cell.scores().values()), options.images());
      if (chosen.length > 0) {
        ImageBatch images = cell.test().labelled().images().select(chosen);
        String title = anomalous ? "anomalous" : "normal";
        sides.add(
            new ExplainedCell.Side(
                title,
                images,
                scores(cell, chosen),
                named(cell, chosen),
                explainer.explain(images)));
      }
    }
    return new ExplainedCell(
        cell.cell(),
        cell.folder(),
        options.describe(explainer.layer()),
        sides,
        same(cell, explainer, attention, options.images()),
        cell.journal());
  }

  private static SameImages same(
      ScoredCell cell, Explainer explainer, Optional<AttentionMaps> attention, int most) {
    TestSet test = cell.test();
    int[] chosen =
        IntStream.concat(
                Arrays.stream(new ImageChoice(test, false).inTurn(most)),
                Arrays.stream(new ImageChoice(test, true).inTurn(most)))
            .toArray();
    ImageBatch images = test.labelled().images().select(chosen);
    boolean[] anomalous = new boolean[chosen.length];
    for (int i = 0; i < chosen.length; i++) {
      anomalous[i] = test.labelled().anomalous()[chosen[i]];
    }
    return new SameImages(
        Arrays.stream(chosen).map(i -> test.indices()[i]).toArray(),
        Arrays.stream(chosen).map(i -> test.classes()[i]).toArray(),
        anomalous,
        images,
        scores(cell, chosen),
        explainer.explain(images),
        attention.map(maps -> maps.of(images)));
  }

  private static List<String> named(ScoredCell cell, int... places) {
    return cell.named().stream()
        .flatMap(all -> Arrays.stream(places).mapToObj(i -> cell.classNames().get(all[i])))
        .toList();
  }

  private static double[] scores(ScoredCell cell, int... places) {
    return Arrays.stream(places).mapToDouble(cell.scores()::get).toArray();
  }

  /** Returns so many of all at most: the first, the last and evenly between; one is the middle. */
  static int[] evenly(int[] all, int most) {
    int count = Math.min(most, all.length);
    int[] chosen = new int[count];
    for (int i = 0; i < count; i++) {
      double share = count == 1 ? 0.5 : i / (count - 1.0);
      chosen[i] = all[(int) Math.round(share * (all.length - 1))];
    }
    return chosen;
  }
}
