package org.oddity.report.plot;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.SplittableRandom;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.oddity.evaluation.ClassConfusion;
import org.oddity.evaluation.NormalScale;
import org.oddity.evaluation.RocCurve;
import org.oddity.evaluation.comparison.RankComparison;
import org.oddity.report.canvas.Drawing;
import org.oddity.report.canvas.Svg;
import org.oddity.report.canvas.Tone;
import org.oddity.report.run.ScoredImages;
import org.oddity.report.run.TrainingHistory;
import org.w3c.dom.Document;

class PlotsTest {
  private static final String HOSTILE = "<script>alert(\"1\")</script>&'";

  @Test
  void thinsACurveWithoutMovingItByMoreThanTheTolerance() {
    RocCurve curve = curve(20_000);
    List<RocCurve.Point> thin = Thinning.curve(curve.points(), 0.001);
    assertThat(thin.size()).isLessThan(curve.points().size() / 5);
    assertThat(area(thin)).isCloseTo(curve.area(), org.assertj.core.data.Offset.offset(0.001));
    assertThat(thin.get(0)).isEqualTo(curve.points().get(0));
  }

  @Test
  void writesWellFormedSvgWhateverTheNames() throws Exception {
    ScoredImages images = images(300);
    RocPlot.Curve curve = new RocPlot.Curve(HOSTILE, Tone.compared(30), curve(500), 0.5);
    for (Drawing drawing :
        List.of(
            new RocPlot(HOSTILE, List.of(curve), true),
            new HistogramPlot(HOSTILE, images, 0.5),
            new ScatterPlot(HOSTILE, images, List.of(HOSTILE), 0.5, NormalScale.of(0, 0.5), 100),
            new ClassConfusionPlot(
                HOSTILE, ClassConfusion.of(new int[] {0, 1}, new int[] {0, 2}), List.of(HOSTILE)),
            new CoursePlot(course(HOSTILE), OptionalLong.of(2)),
            new CriticalDifferencePlot(ranks(HOSTILE, "b", "c")))) {
      Document document = parse(Svg.file(drawing));
      assertThat(document.getElementsByTagName("script").getLength()).isZero();
      assertThat(document.getDocumentElement().getTextContent()).contains("<script>alert(");
      parse(Svg.inline(drawing));
    }
  }

  private static TrainingHistory.Panel course(String name) {
    double[] epochs = {1, 2, 3};
    return new TrainingHistory.Panel(
        name,
        List.of(
            new TrainingHistory.Series(name, epochs, new double[] {1e6, 2, 0.001}),
            new TrainingHistory.Series(name, epochs, new double[] {5, 5, 5})));
  }

  @Test
  void thinsALineByItsOwnPoints() {
    double[] xs = {0, 1, 2, 3, 4};
    assertThat(Thinning.line(xs, new double[] {0, 1, 2, 3, 4}, 0.1)).containsExactly(0, 4);
    assertThat(Thinning.line(xs, new double[] {0, 0, 2, 0, 0}, 0.1)).containsExactly(0, 1, 2, 3, 4);
  }

  @Test
  void namesManyCurvesBelowThem() {
    RocPlot.Curve curve = new RocPlot.Curve("kde", Tone.compared(0), curve(50), Double.NaN);
    int inside = new RocPlot("", List.of(curve, curve, curve), true).height();
    assertThat(new RocPlot("", List.of(curve, curve, curve, curve), true).height())
        .isGreaterThan(inside);
    assertThat(new RocPlot("", List.of(curve, curve, curve, curve), false).height())
        .isEqualTo(inside);
  }

  @Test
  void drawsAtMostSoManyDots() {
    ScoredImages images = images(10_000);
    String few = Svg.inline(new ScatterPlot("", images, List.of(), 0.5, Optional.empty(), 100));
    assertThat(few.split("h0", -1).length).isLessThan(210);
  }

  @Test
  void tellsScoresOnTheScaleOfHeldOutNormals() {
    ScoreAxis axis = ScoreAxis.of(new double[] {0, 1, 2, 3}, Double.NaN);
    ScoreAxis scaled = axis.on(new NormalScale(0, 2)).orElseThrow();
    assertThat(scaled.low()).isEqualTo(axis.low() / 2);
    assertThat(scaled.high()).isEqualTo(axis.high() / 2);
    assertThat(axis.on(new NormalScale(0, 1e-9))).as("all numbers would be alike").isEmpty();
    String svg =
        Svg.inline(new ScatterPlot("", images(300), List.of(), 0.5, NormalScale.of(0, 0.5), 100));
    assertThat(svg).contains("0 to 1: held-out normals");
  }

  @Test
  void drawsEveryMethodOfACriticalDifference() throws Exception {
    RankComparison ranks = ranks("kde", "pca", "isolation-forest");
    String svg = Svg.inline(new CriticalDifferencePlot(ranks));
    assertThat(parse(svg).getElementsByTagName("text").getLength()).isEqualTo(3 + 3 + 2);
    assertThat(svg).contains("kde  1.00").contains("3.00  isolation-forest");
  }

  @Test
  void writesNumbersAsPeopleReadThem() {
    assertThat(Numbers.brief(0)).isEqualTo("0");
    assertThat(Numbers.brief(63.123)).isEqualTo("63.1");
    assertThat(Numbers.brief(-0.8714)).isEqualTo("-0.871");
    assertThat(Numbers.brief(1.5e13)).isEqualTo("1.50e+13");
    assertThat(Numbers.duration(0.04)).isEqualTo("0.040 s");
    assertThat(Numbers.duration(200)).isEqualTo("3 min 20 s");
    assertThat(Numbers.duration(7500)).isEqualTo("2 h 5 min");
    assertThat(Numbers.probability(0)).isEqualTo("< 0.0001");
    assertThat(Numbers.probability(0.0421)).isEqualTo("= 0.042");
  }

  private static double area(List<RocCurve.Point> points) {
    double area = 0;
    for (int i = 1; i < points.size(); i++) {
      RocCurve.Point a = points.get(i - 1);
      RocCurve.Point b = points.get(i);
      area +=
          (b.falsePositiveRate() - a.falsePositiveRate())
              * (a.truePositiveRate() + b.truePositiveRate())
              / 2;
    }
    return area;
  }

  private static Document parse(String svg) throws Exception {
    return DocumentBuilderFactory.newInstance()
        .newDocumentBuilder()
        .parse(new ByteArrayInputStream(svg.getBytes(StandardCharsets.UTF_8)));
  }

  private static RankComparison ranks(String... methods) {
    double[][] figures = {{0.9, 0.8, 0.7}, {0.8, 0.7, 0.6}, {0.9, 0.7, 0.5}};
    return RankComparison.of(List.of(methods), figures, 0.05);
  }

  private static RocCurve curve(int count) {
    ScoredImages images = images(count);
    return RocCurve.of(images.scores(), images.anomalous());
  }

  private static ScoredImages images(int count) {
    SplittableRandom random = new SplittableRandom(2);
    boolean[] anomalous = new boolean[count];
    double[] scores = new double[count];
    List<Integer> classes = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      classes.add(i % 3);
      anomalous[i] = i % 3 > 0;
      scores[i] = random.nextDouble() + random.nextDouble() + (anomalous[i] ? 0.4 : 0);
    }
    int[] numbers = classes.stream().mapToInt(Integer::intValue).toArray();
    return new ScoredImages(numbers, numbers, anomalous, scores);
  }
}
