package org.oddity.report.page;

import java.util.List;
import java.util.Locale;
import org.oddity.evaluation.ClassDecisions;
import org.oddity.evaluation.Confusion;
import org.oddity.report.plot.Numbers;
import org.oddity.report.run.CellDecisions;
import org.oddity.report.run.ScoredImages;

/**
 * What the threshold makes of the test images: the confusion matrix, and each class by itself.
 *
 * @param threshold as people read it
 * @param summary accuracy of all, and balanced
 * @param sides normals, then anomalies
 * @param classes in the dataset's order
 */
record DecisionsView(String threshold, String summary, List<Row> sides, List<Row> classes) {

  /** One kind of images: how many were called what, and the share called what they are. */
  record Row(String name, String role, int normal, int anomalous, String accuracy) {}

  static DecisionsView of(double threshold, ScoredImages images, List<String> classNames) {
    CellDecisions decisions = CellDecisions.of(threshold, images);
    Confusion all = decisions.confusion();
    return new DecisionsView(
        Numbers.brief(threshold),
        String.format(
            Locale.ROOT, "accuracy %.4f, balanced %.4f", all.accuracy(), all.balancedAccuracy()),
        List.of(
            row("normal", "", all.trueNegatives(), all.falsePositives(), all.specificity()),
            row("anomalous", "", all.falseNegatives(), all.truePositives(), all.recall())),
        decisions.classes().stream().map(each -> row(each, classNames)).toList());
  }

  private static Row row(ClassDecisions each, List<String> classNames) {
    return row(
        CellDecisions.name(classNames, each.classIndex()),
        each.anomalous() ? "anomalous" : "normal",
        each.images() - each.calledAnomalous(),
        each.calledAnomalous(),
        each.accuracy());
  }

  private static Row row(String name, String role, int normal, int anomalous, double accuracy) {
    return new Row(name, role, normal, anomalous, String.format(Locale.ROOT, "%.4f", accuracy));
  }
}
