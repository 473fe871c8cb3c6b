package org.oddity.report.comparison;

import java.util.List;
import org.oddity.report.canvas.Svg;
import org.oddity.report.page.Templates;
import org.oddity.report.plot.CriticalDifferencePlot;

/** All that the template of a comparison's page asks for. */
record ComparisonView(
    String style,
    String title,
    String ranks,
    String diagram,
    List<PairSummary> pairs,
    String explanation,
    List<String> notes) {

  static ComparisonView of(ComparisonReport report) {
    return new ComparisonView(
        Templates.read("page.css"),
        ComparisonText.title(report),
        report.comparison().ranks().map(ComparisonText::ranks).orElse(""),
        report.comparison().ranks().map(CriticalDifferencePlot::new).map(Svg::inline).orElse(""),
        ComparisonText.pairs(report.comparison()),
        ComparisonText.explanation(report.comparison()),
        report.notes());
  }
}
