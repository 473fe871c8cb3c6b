package org.oddity.report.figure;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.inject.Guice;
import com.google.inject.Injector;
import com.google.inject.Key;
import com.google.inject.Stage;
import com.google.inject.TypeLiteral;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SplittableRandom;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.oddity.core.AnomalyMap;
import org.oddity.core.AnomalyScores;
import org.oddity.core.ImageBatch;
import org.oddity.core.ImageGrid;
import org.oddity.core.ImageShape;
import org.oddity.data.split.LabelledImages;
import org.oddity.data.split.TestSet;
import org.oddity.evaluation.NormalScale;
import org.oddity.evaluation.localisation.BestF1;
import org.oddity.evaluation.localisation.LocalisationEvaluation;
import org.oddity.experiment.AttendedCell;
import org.oddity.experiment.CellListener;
import org.oddity.experiment.ExplainedCell;
import org.oddity.experiment.FitImages;
import org.oddity.experiment.LocalisedCell;
import org.oddity.experiment.SameImages;
import org.oddity.experiment.ScoredCell;
import org.oddity.explanation.ExplanationMap;
import org.oddity.report.ReportModule;
import org.oddity.report.heat.HeatColours;
import org.oddity.tracking.CellRecord;
import org.oddity.tracking.CellState;
import org.oddity.tracking.Journal;
import org.oddity.tracking.JournalEvent;

class CellFiguresTest {
  private static final List<String> FILES =
      List.of(
          "figures/roc.png",
          "figures/scores.png",
          "figures/scatter.png",
          "images/lowest-normal.png",
          "images/highest-normal.png",
          "images/lowest-anomaly.png",
          "images/highest-anomaly.png");

  @TempDir private Path folder;
  private CellListener figures;
  private Optional<int[]> named = Optional.empty();

  @BeforeEach
  void bindByTheModule() {
    Injector injector = Guice.createInjector(Stage.PRODUCTION, new ReportModule());
    Set<CellListener> listeners = injector.getInstance(Key.get(new TypeLiteral<>() {}));
    figures = listeners.iterator().next();
  }

  @Test
  void writesAndAnnouncesEveryPictureOfACell() throws IOException {
    hear(scores(300, 1), new ImageShape(28, 28, 1), 10);
    CellState state = CellState.of(Journal.read(folder.resolve("journal.jsonl")));
    assertThat(state.artifacts())
        .extracting(JournalEvent.Artifact::path)
        .containsExactlyElementsOf(FILES);
    for (String file : FILES) {
      BufferedImage image = ImageIO.read(folder.resolve(file).toFile());
      assertThat(image.getWidth()).as(file).isGreaterThan(300);
    }
  }

  @Test
  void drawsWhatATrainingShowsInRows() throws IOException {
    ImageBatch three = ImageBatch.wrap(new ImageShape(28, 28, 1), new float[3 * 28 * 28]);
    CellRecord cell = new CellRecord("abc", "mnist", "0", 0, "autoencoder", false, 1);
    ImageGrid grid =
        ImageGrid.of(ImageGrid.row("originals", three), ImageGrid.row("reconstructions", three));
    try (Journal journal = Journal.open(folder.resolve("journal.jsonl"))) {
      figures.fitting(new FitImages(cell, folder, "training/reconstructions", 7, grid, journal));
    }
    String path = "images/training/reconstructions-step-7.png";
    assertThat(CellState.of(Journal.read(folder.resolve("journal.jsonl"))).artifacts())
        .singleElement()
        .satisfies(
            file -> {
              assertThat(file.path()).isEqualTo(path);
              assertThat(file.kind()).isEqualTo("images");
            });
    BufferedImage picture = ImageIO.read(folder.resolve(path).toFile());
    // Every pixel of an image is a square of three; a title stands above each row.
    assertThat(picture.getWidth()).isEqualTo(3 * (84 + 4) - 4);
    assertThat(picture.getHeight()).isEqualTo(2 * (20 + 84 + 4));
    assertThat(picture.getRGB(0, 20)).isEqualTo(0xff000000);
    assertThat(picture.getRGB(85, 20)).as("between images").isZero();
    assertThat(FitImages.isOf(path, "training", 7)).isTrue();
    assertThat(FitImages.isOf(path, "training", 6)).isFalse();
    assertThat(FitImages.isOf(path, "pre-training", 7)).isFalse();
  }

  @Test
  void drawsWhatExplainsScores() throws IOException {
    BufferedImage picture = explained(List.of());
    HeatColours colours = new HeatColours();
    int map = 2 * 22 + 84 + 4;
    int middle = 14 * 3 + 1;
    assertThat(picture.getRGB(64 + middle, map + middle) & 0xffffff).isEqualTo(colours.of(0));
    assertThat(picture.getRGB(64 + 92 + middle, map + middle) & 0xffffff).isEqualTo(colours.of(1));
    assertThat(picture.getRGB(64, 2 * 22)).as("the image").isEqualTo(0xff000000);
    BufferedImage second = ImageIO.read(folder.resolve(SameImages.EXPLANATION).toFile());
    int column = 88 + 8;
    // Anomalous images stand a little apart; where a map is highest it hides the image.
    assertThat(second.getWidth()).isEqualTo(2 * column + 24);
    assertThat(second.getRGB(column + 24 + middle, middle) & 0xff0000).isGreaterThan(0x800000);
    assertThat(second.getRGB(middle, middle)).isEqualTo(0xff000000);
    assertThat(second.getRGB(column + 12, middle)).as("between the sides").isZero();
    BufferedImage attention = ImageIO.read(folder.resolve(SameImages.ATTENTION).toFile());
    assertThat(attention.getRGB(column + 24 + middle, middle)).isEqualTo(0xffffffff);
    assertThat(attention.getWidth()).isEqualTo(second.getWidth());
  }

  @Test
  void writesTheClassNamedBelowAnExplainedImage() throws IOException {
    int without = explained(List.of()).getHeight();
    assertThat(explained(List.of("ring", "disc")).getHeight()).isEqualTo(without + 18);
  }

  /** Returns the picture of two explained images, the second of which has a map. */
  private BufferedImage explained(List<String> named) throws IOException {
    ImageShape shape = new ImageShape(28, 28, 1);
    ImageBatch two = ImageBatch.wrap(shape, new float[2 * shape.size()]);
    float[] values = new float[28 * 28];
    values[28 * 14 + 14] = 0.25f;
    ExplanationMap warm = new ExplanationMap(28, 28, values);
    ExplanationMap empty = new ExplanationMap(28, 28, new float[28 * 28]);
    CellRecord cell = new CellRecord("abc", "mnist", "0", 0, "autoencoder", false, 1);
    ExplainedCell.Side side =
        new ExplainedCell.Side("normal", two, new double[] {1, 2}, named, List.of(empty, warm));
    try (Journal journal = Journal.open(folder.resolve("journal.jsonl"))) {
      figures.explained(
          new ExplainedCell(
              cell, folder, "Grad-CAM", List.of(side), same(two, List.of(empty, warm)), journal));
    }
    assertThat(CellState.of(Journal.read(folder.resolve("journal.jsonl"))).artifacts())
        .extracting(file -> file.kind() + " " + file.path())
        .containsExactly(
            "images images/explanation.png",
            "images images/same-images/images.png",
            "images images/same-images/explanation.png",
            "images images/same-images/attention.png",
            "table same-images.csv");
    assertThat(folder.resolve("same-images.csv"))
        .hasContent("index,class,anomalous,score,peak\n7,0,0,1.0,0.0\n4,3,1,2.0,0.25\n");
    return ImageIO.read(folder.resolve("images/explanation.png").toFile());
  }

  private static SameImages same(ImageBatch two, List<ExplanationMap> maps) {
    float[] white = new float[two.pixels().length];
    java.util.Arrays.fill(white, 1);
    return new SameImages(
        new int[] {7, 4},
        new int[] {0, 3},
        new boolean[] {false, true},
        two,
        new double[] {1, 2},
        maps,
        Optional.of(ImageBatch.wrap(two.shape(), white)));
  }

  @Test
  void drawsWhereADetectorLooks() throws IOException {
    ImageBatch three = ImageBatch.wrap(new ImageShape(28, 28, 1), new float[3 * 28 * 28]);
    CellRecord cell = new CellRecord("abc", "mnist", "0", 0, "attention", false, 1);
    try (Journal journal = Journal.open(folder.resolve("journal.jsonl"))) {
      ImageGrid grid = ImageGrid.of(ImageGrid.row("normal", three), ImageGrid.row("map", three));
      figures.attended(new AttendedCell(cell, folder, grid, journal));
    }
    assertThat(CellState.of(Journal.read(folder.resolve("journal.jsonl"))).artifacts())
        .singleElement()
        .extracting(JournalEvent.Artifact::path)
        .isEqualTo("images/attention.png");
    assertThat(ImageIO.read(folder.resolve("images/attention.png").toFile()).getWidth())
        .isEqualTo(3 * (84 + 4) - 4);
  }

  @Test
  void drawsWhereAnomaliesAreSeen() throws IOException {
    ImageShape shape = new ImageShape(28, 28, 1);
    ImageBatch two = ImageBatch.wrap(shape, new float[2 * shape.size()]);
    boolean[] mask = new boolean[28 * 28];
    float[] values = new float[28 * 28];
    mask[28 * 14 + 14] = true;
    values[28 * 14 + 14] = 7;
    AnomalyMap hot = new AnomalyMap(28, 28, values);
    AnomalyMap cold = new AnomalyMap(28, 28, new float[28 * 28]);
    LocalisedCell.Group group =
        new LocalisedCell.Group(
            "scratch", two, new double[] {1, 2}, List.of(cold, hot), List.of(mask, mask));
    CellRecord cell = new CellRecord("abc", "textures", "good", 0, "autoencoder", false, 1);
    LocalisationEvaluation figures =
        new LocalisationEvaluation(0.9, 0.5, 0.8, new BestF1(0.4, 3), 2, 0.01);
    LocalisedCell.Scale scale = new LocalisedCell.Scale(0, 2);
    try (Journal journal = Journal.open(folder.resolve("journal.jsonl"))) {
      figures(journal, cell, figures, scale, group);
    }
    assertThat(CellState.of(Journal.read(folder.resolve("journal.jsonl"))).artifacts())
        .singleElement()
        .satisfies(file -> assertThat(file.path()).isEqualTo("images/localisation.png"));
    BufferedImage picture = ImageIO.read(folder.resolve("images/localisation.png").toFile());
    int top = 3 * 22;
    int middle = 14 * 3 + 1;
    int step = 84 + 2;
    int second = 3 * step + 16;
    assertThat(picture.getRGB(middle, top + middle) & 0xffffff).as("the image").isZero();
    assertThat(picture.getRGB(step + middle, top + middle) & 0xffffff).as("cold").isZero();
    assertThat(picture.getRGB(second + step + middle, top + middle) & 0xff0000)
        .as("hot")
        .isGreaterThan(0x800000);
    assertThat(picture.getRGB(step + middle - 1, top + middle - 1) & 0xffffff)
        .as("outline")
        .isEqualTo(0x35f0d0);
    assertThat(picture.getRGB(2 * step + middle, top + middle) & 0xffffff).isEqualTo(0xf2f2f2);
    assertThat(picture.getRGB(2 * step, top) & 0xffffff).as("no mask").isEqualTo(0x2b3036);
  }

  private void figures(
      Journal journal,
      CellRecord cell,
      LocalisationEvaluation evaluation,
      LocalisedCell.Scale scale,
      LocalisedCell.Group group) {
    figures.localised(new LocalisedCell(cell, folder, evaluation, scale, List.of(group), journal));
  }

  @ParameterizedTest
  @ValueSource(doubles = {1e-300, 1e-12, 1, 1e12, 1e299, 1.7e308})
  void drawsScoresOfAnySize(double size) throws IOException {
    hear(scores(200, size), new ImageShape(8, 8, 3), 3);
    assertThat(colours("figures/scores.png")).isGreaterThan(20);
  }

  @Test
  void drawsScoresWithASingleWildOne() throws IOException {
    double[] scores = scores(200, 1);
    scores[7] = 1e15;
    scores[8] = -1e15;
    hear(scores, new ImageShape(8, 8, 3), 3);
    assertThat(colours("figures/scatter.png")).isGreaterThan(20);
  }

  @Test
  void drawsTensOfThousandsOfImagesOfAHundredClasses() throws IOException {
    hear(scores(30_000, 1), new ImageShape(4, 4, 1), 100);
    assertThat(colours("figures/scatter.png")).isGreaterThan(20);
  }

  @Test
  void drawsWhichClassesWereNamed() throws IOException {
    named = Optional.of(new int[300]);
    hear(scores(300, 1), new ImageShape(8, 8, 3), 3);
    assertThat(CellState.of(Journal.read(folder.resolve("journal.jsonl"))).artifacts())
        .extracting(file -> file.kind() + " " + file.path())
        .contains("figure figures/classes.png");
    assertThat(colours("figures/classes.png")).isGreaterThan(20);
  }

  @Test
  void showsEveryImageWhereThereAreFewerThanEight() throws IOException {
    hear(new double[] {0.1, 0.2, 0.9, 0.8}, new ImageShape(300, 200, 3), 2);
    BufferedImage strip = ImageIO.read(folder.resolve("images/lowest-normal.png").toFile());
    assertThat(strip.getHeight()).isBetween(128, 160);
  }

  @Test
  void drawsNoCurveWhereThereIsNoAnomaly() {
    hear(new double[] {0.1, 0.2}, new ImageShape(4, 4, 1), 1);
    assertThat(folder.resolve("figures/roc.png")).doesNotExist();
    assertThat(folder.resolve("images/lowest-normal.png")).exists();
    assertThat(folder.resolve("images/lowest-anomaly.png")).doesNotExist();
  }

  private void hear(double[] scores, ImageShape shape, int classCount) {
    int[] classes = new int[scores.length];
    int[] indices = new int[scores.length];
    boolean[] anomalous = new boolean[scores.length];
    float[] pixels = new float[scores.length * shape.size()];
    SplittableRandom random = new SplittableRandom(5);
    for (int i = 0; i < scores.length; i++) {
      classes[i] = i % classCount;
      indices[i] = i;
      anomalous[i] = classes[i] > 0;
    }
    for (int i = 0; i < pixels.length; i++) {
      pixels[i] = (float) random.nextDouble();
    }
    TestSet test =
        new TestSet(
            new LabelledImages(ImageBatch.wrap(shape, pixels), anomalous), classes, indices);
    List<String> names =
        java.util.stream.IntStream.range(0, classCount).mapToObj(i -> "class " + i).toList();
    CellRecord cell = new CellRecord("abc", "cifar10", "airplane", 0, "kde", false, 1);
    try (Journal journal = Journal.open(folder.resolve("journal.jsonl"))) {
      figures.scored(
          new ScoredCell(
              cell,
              folder,
              test,
              names,
              AnomalyScores.of(scores),
              named,
              scores[0],
              NormalScale.of(scores),
              journal));
    }
  }

  private static double[] scores(int count, double size) {
    SplittableRandom random = new SplittableRandom(11);
    double[] scores = new double[count];
    for (int i = 0; i < count; i++) {
      scores[i] = size * (random.nextDouble() - 0.4 + (i % 10 > 0 ? 0.4 : 0));
    }
    return scores;
  }

  private long colours(String file) throws IOException {
    BufferedImage image = ImageIO.read(folder.resolve(file).toFile());
    return java.util.stream.IntStream.range(0, image.getWidth() * image.getHeight())
        .map(i -> image.getRGB(i % image.getWidth(), i / image.getWidth()))
        .distinct()
        .count();
  }
}
