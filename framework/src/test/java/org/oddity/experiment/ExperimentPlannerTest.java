package org.oddity.experiment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.oddity.core.InvalidInputException;
import org.oddity.data.DataHome;
import org.oddity.data.Part;
import org.oddity.tracking.CellRecord;
import org.oddity.tracking.RunFolder;

class ExperimentPlannerTest {
  private static final String GOOD =
      """
      name: test
      dataset: pixels
      protocol: one-vs-rest
      detectors:
        mean:
        double: {detector: mean, factor: 2}
      seeds: [1, 2]
      """;

  @TempDir Path folder;
  private Path configs;

  @BeforeEach
  void writeConfigs() throws IOException {
    configs = Files.createDirectories(folder.resolve("configs"));
    Files.createDirectories(configs.resolve("detector"));
    Files.writeString(
        configs.resolve("detector/triple.yaml"), "# three\ndetector: mean\nfactor: 3\n");
  }

  private ExperimentPlan plan(String yaml, String... overrides) {
    Registry registry =
        new Registry(
            Map.of("pixels", new TestingDatasetFactory()),
            Map.of("mean", new TestingDetectorFactory()),
            Map.of());
    return new ExperimentPlanner(registry)
        .plan(
            yaml,
            List.of(overrides),
            new ConfigCatalogue(configs),
            new DataHome(folder.resolve("data")));
  }

  private List<CellRecord> cells(ExperimentPlan plan) {
    return plan.cells(new RunFolder(folder.resolve("run")), new DataHome(folder)).stream()
        .map(CellSpec::record)
        .toList();
  }

  @Test
  void makesACellOfEveryTaskDetectorAndSeed() {
    ExperimentPlan plan = plan(GOOD);
    assertThat(plan.size()).isEqualTo(3 * 2 * 2);
    List<CellRecord> cells = cells(plan);
    assertThat(cells).hasSize(12);
    assertThat(cells.stream().map(CellRecord::id).distinct()).hasSize(12);
    assertThat(cells.get(0).title()).isEqualTo("mean · bird · seed 1");
    assertThat(cells.get(11).title()).isEqualTo("double · dog · seed 2");
  }

  @Test
  void namesRowsAndLooksOptionsUpInTheConfigurations() {
    ExperimentPlan plan =
        plan(GOOD.replace("mean:\n", "mean:\n  triple:\n  six: {detector: triple, factor: 6}\n"));
    assertThat(plan.detectors())
        .extracting(
            ResolvedDetector::name,
            row -> ((TestingDetectorFactory.Options) row.options()).factor())
        .containsExactly(
            tuple("mean", 1.0), tuple("triple", 3.0), tuple("six", 6.0), tuple("double", 2.0));
  }

  @Test
  void writesNoPasswordsDown() {
    String address = "http://ada:s3cret@host:5000";
    ExperimentPlan plan = plan(GOOD, "tracking.mlflow=" + address);
    assertThat(plan.config().tracking().mlflow()).hasValue(address);
    assertThat(plan.yaml()).contains("http://host:5000").doesNotContain("s3cret");
    assertThatThrownBy(() -> plan(GOOD, "tracking.mlflow=http://ada:s3/cr@et@host:5000?x"))
        .hasMessageContaining("was 'http://host:5000?x'");
  }

  @Test
  void unfoldsTheGrid() {
    ExperimentPlan plan =
        plan(GOOD + "grid: {mean: {factor: [1, 5], behaviour: [work, constant]}}\n");
    assertThat(plan.detectors())
        .extracting(ResolvedDetector::name)
        .containsExactly(
            "mean[factor=1,behaviour=work]",
            "mean[factor=1,behaviour=constant]",
            "mean[factor=5,behaviour=work]",
            "mean[factor=5,behaviour=constant]",
            "double");
  }

  @Test
  void unfoldsRandomDraws() {
    String sweep = "sweep: {random: {mean: {draws: 3, values: {factor: %s}}}}\n";
    ExperimentPlan plan = plan(GOOD + sweep.formatted("{kind: integer, from: 100, to: 1000}"));
    assertThat(plan.variants()).hasSize(3).allMatch(row -> row.entry().equals("mean"));
    assertThat(plan.detectors())
        .extracting(ResolvedDetector::name)
        .allMatch(name -> name.matches("mean\\[factor=[0-9]+]|double"))
        .hasSize(4);
    assertThat(plan(GOOD + sweep.formatted("{kind: integer, from: 100, to: 1000}")).hash())
        .as("the same whenever it is asked")
        .isEqualTo(plan.hash());
    assertThatThrownBy(() -> plan(GOOD + sweep.formatted("{kind: choice, of: [1, 2]}")))
        .hasMessageContaining("sweep.random.mean.draws: the values give 2 different variants")
        .hasMessageContaining("was 3");
    assertThatThrownBy(
            () ->
                plan(
                    GOOD + sweep.formatted("{kind: choice, of: [1, 2, 3]}"),
                    "grid.mean.factor=7,8",
                    "sweep.random.doubble={draws: 1, values: {factor: {kind: choice, of: [9]}}}"))
        .hasMessageContaining("sweep.random.mean: stands in grid, too")
        .hasMessageContaining("unknown entry 'doubble'. Did you mean 'double'?");
    assertThatThrownBy(
            () ->
                plan(
                    GOOD
                        + sweep
                            .replace("factor", "inner.steps")
                            .formatted("{kind: uniform, from: 0.5, to: 0.7}")))
        .hasMessageContaining("inner.steps: must be a whole number, was '0.");
  }

  @Test
  void laysTheCommandLineOverTheFile() {
    ExperimentPlan plan =
        plan(
            GOOD,
            "seeds=7,8,9",
            "detectors.double.factor=4",
            "dataset.test=9",
            "protocol.normal=cat",
            "detectors.new={detector: mean, factor: 7}");
    assertThat(plan.config().seeds()).containsExactly(7L, 8L, 9L);
    assertThat(plan.size()).isEqualTo(9);
    assertThat(plan.datasets().get(0).dataset().labels(Part.TEST)).hasSize(27);
    assertThat(plan.detectors())
        .extracting(ResolvedDetector::name)
        .containsExactly("mean", "double", "new");
  }

  @Test
  void aGridOnTheCommandLineReachesOptionsBelowOptions() {
    ExperimentPlan plan =
        plan(GOOD, "grid.mean.inner.steps=[1,5]", "grid.double.factor=3,4", "seeds=1");
    assertThat(plan.detectors())
        .extracting(
            ResolvedDetector::name,
            row -> ((TestingDetectorFactory.Options) row.options()).inner().steps())
        .containsExactly(
            tuple("mean[inner.steps=1]", 1),
            tuple("mean[inner.steps=5]", 5),
            tuple("double[factor=3]", 0),
            tuple("double[factor=4]", 0));
    assertThatThrownBy(() -> plan(GOOD, "grid.mean.=1"))
        .hasMessage("command line: 'grid.mean.=1' has an empty key");
  }

  @Test
  void refusesAnAddressThatNoServerCanHave() {
    for (String address :
        List.of("http://a b", "http://", "ftp://a", "localhost:5000", "http://a/?b=c")) {
      assertThatThrownBy(() -> plan(GOOD + "tracking: {mlflow: '" + address + "'}\n"))
          .hasMessage(
              "experiment:8:20: tracking.mlflow: must be an address such as http://localhost:5000,"
                  + " was '"
                  + address
                  + "'");
    }
    for (String address : List.of("http://localhost:5000/", "https://user:word@host/mlflow")) {
      assertThat(
              plan(GOOD + "tracking: {mlflow: '" + address + "'}\n").config().tracking().mlflow())
          .hasValue(address);
    }
  }

  @Test
  void identityIsOfWhatCountsAndNotOfNames() {
    List<String> ids = cells(plan(GOOD)).stream().map(CellRecord::id).toList();
    List<String> renamed =
        cells(plan(GOOD.replace("double:", "twice:").replace("name: test", "name: other"))).stream()
            .map(CellRecord::id)
            .toList();
    assertThat(renamed).isEqualTo(ids);
    List<String> fewer =
        cells(plan(GOOD, "protocol.normal=[cat]")).stream().map(CellRecord::id).toList();
    assertThat(fewer).isEqualTo(ids.subList(4, 8));
    List<String> changed =
        cells(plan(GOOD.replace("factor: 2", "factor: 2.5"))).stream().map(CellRecord::id).toList();
    assertThat(changed).doesNotContain(ids.get(2)).contains(ids.get(0));
    assertThat(plan(GOOD).hash()).isEqualTo(plan(GOOD + "runner: {workers: 1}\n").hash());
    assertThat(plan(GOOD).hash()).isEqualTo(plan(GOOD + "runner: spark://host:7077\n").hash());
    assertThat(plan(GOOD).hash())
        .isNotEqualTo(plan(GOOD + "evaluation: {confidence: 0.9}\n").hash());
  }

  @Test
  void anotherPlaceToRunOnKeepsTheOptionsOfTheRunner() {
    String written = GOOD + "runner: {threads: 1, memory: 700}\n";
    RunnerOptions options = plan(written, "runner='spark://a:7077,b:7077'").config().runner();
    assertThat(options)
        .isEqualTo(
            new RunnerOptions(
                Optional.of("spark://a:7077,b:7077"),
                Optional.empty(),
                Optional.of(1),
                Optional.of(700)));
    assertThat(options.kind()).isEqualTo("spark");
    assertThat(plan(written).config().runner().kind()).isEqualTo(RunnerOptions.HERE);
    RunnerOptions both =
        plan(GOOD + "runner: spark://host:7077\n", "runner.threads=3").config().runner();
    assertThat(both.kind()).isEqualTo("spark");
    assertThat(both.threads()).hasValue(3);
    assertThatThrownBy(() -> plan(GOOD + "runner: yarn://host:1\n"))
        .isInstanceOf(InvalidInputException.class)
        .hasMessageContaining("runner.cluster: must be an address such as spark://host:7077");
  }

  @Test
  void theResolvedConfigGivesTheSamePlan() {
    ExperimentPlan plan = plan(GOOD + "grid: {mean: {factor: [1, 5]}}\n");
    ExperimentPlan again = plan(plan.yaml());
    assertThat(again.hash()).isEqualTo(plan.hash());
    assertThat(cells(again)).isEqualTo(cells(plan));
  }

  @Test
  void saysEverythingThatIsWrongAtOnce() {
    String bad =
        """
        name: "bad name"
        dataset: pixel
        protocol: {kind: one-vs-rest, validation: 2}
        detectors:
          mean: {factr: 2}
          other: {detector: meen}
          third: {detector: triple, factor: -1}
        sedes: [1]
        """;
    assertThatThrownBy(() -> plan(bad))
        .isInstanceOf(InvalidInputException.class)
        .hasMessageContaining("experiment:8:1: sedes: unknown key 'sedes'. Did you mean 'seeds'?")
        .hasMessageContaining("experiment:3:43: protocol.validation: must be in (0, 1), was 2")
        .hasMessageContaining(
            "experiment:5:10: detectors.mean.factr: unknown key 'factr'. Did you mean 'factor'?")
        .hasMessageContaining(
            "experiment:6:21: detectors.other.detector: unknown detector 'meen'. Did you mean"
                + " 'mean'? Known: mean, triple.")
        .hasMessageContaining("experiment:7:37: detectors.third.factor: must be above 0, was -1")
        .hasMessageContaining(
            "experiment:2:10: dataset: unknown dataset 'pixel'. Did you mean 'pixels'? Known:"
                + " pixels.");
  }

  @Test
  void saysWhatTheDataLacksAndWhatDoesNotFitTogether() {
    assertThatThrownBy(
            () ->
                plan(GOOD.replace("dataset: pixels", "dataset: {dataset: pixels, missing: true}")))
        .hasMessage(
            "experiment:2:10: dataset: " + folder.resolve("data/pixels") + ": does not exist");
    assertThatThrownBy(() -> plan(GOOD.replace("factor: 2", "least-height: 9")))
        .hasMessage(
            "experiment:6:3: detectors.double: dataset pixels: images of 1x1x1 are lower than 9");
    assertThatThrownBy(
            () -> plan(GOOD.replace("one-vs-rest", "{kind: one-vs-rest, normal: [kat]}")))
        .hasMessage(
            "experiment:3:31: protocol.normal: dataset pixels: unknown class 'kat'. Did you mean"
                + " 'cat'? Known: bird, cat, dog.");
    assertThatThrownBy(() -> plan(GOOD.replace("one-vs-rest", "supervised")))
        .hasMessageContaining(
            "detectors.mean: learns from normals alone, so it cannot run under protocol:"
                + " supervised");
    assertThatThrownBy(() -> plan(GOOD + "compare-with: [ocgan]\n"))
        .hasMessageContaining("compare-with: unknown published table 'ocgan'");
    assertThatThrownBy(() -> plan(GOOD + "grid: {meen: {factor: [1]}}\n"))
        .hasMessageContaining("grid.meen: unknown entry 'meen'. Did you mean 'mean'?");
    assertThatThrownBy(() -> plan(GOOD, "protocol.validation=0.999"))
        .hasMessage(
            "command line: protocol.validation: dataset pixels: task 'bird': leaves no image"
                + " to train on: of 50 it holds out 50");
    assertThatThrownBy(
            () -> plan(GOOD, "detectors.other.factor=2", "detectors.other.detector=mean"))
        .hasMessageContaining("detectors.other: is the same as 'double'");
    assertThatThrownBy(() -> plan(GOOD, "dataset=[pixels, pixels]"))
        .hasMessageContaining("dataset: 'pixels' stands twice");
    assertThatThrownBy(() -> plan(GOOD, "seeds"))
        .hasMessage("command line: 'seeds' must be key=value, such as seeds=1,2");
    assertThatThrownBy(() -> plan(GOOD, "seeds=x"))
        .hasMessage("command line: seeds[0]: must be a whole number, was 'x'");
  }

  @Test
  void refusesToExplainWhatHasNoGradient() {
    assertThatThrownBy(() -> plan(GOOD + "explain: {}\n"))
        .hasMessageContaining("experiment:8:1: explain: no detector here has a score that can be");
    assertThatThrownBy(() -> plan(GOOD + "explain: {method: grad-can, images: 0}\n"))
        .hasMessageContaining("explain.method: unknown value 'grad-can'. Did you mean 'grad-cam'?")
        .hasMessageNotContaining("no detector here");
    assertThatThrownBy(() -> plan(GOOD + "explain: {towards: named-class}\n"))
        .hasMessageContaining("experiment:8:11: explain.towards: no detector here names classes");
    assertThatThrownBy(() -> plan(GOOD + "explain: {images: 0}\n"))
        .hasMessage("experiment:8:19: explain.images: must be between 1 and 64, was 0");
  }

  @Test
  void takesDetectorsAsAListOfNames() {
    String yaml = GOOD.substring(0, GOOD.indexOf("detectors:")) + "detectors: [mean, triple]\n";
    assertThat(plan(yaml).detectors())
        .extracting(ResolvedDetector::name)
        .containsExactly("mean", "triple");
  }
}
