package org.oddity.experiment.cell;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.oddity.core.AnomalyMap;
import org.oddity.core.ImageBatch;
import org.oddity.data.TestingDatasets;
import org.oddity.detector.LocalisingDetector;
import org.oddity.evaluation.localisation.LocalisationEvaluation;
import org.oddity.evaluation.localisation.RankedPixels;
import org.oddity.experiment.CellListener;
import org.oddity.experiment.CellSpec;
import org.oddity.experiment.LocalisedCell;
import org.oddity.experiment.Registry;
import org.oddity.experiment.ScoredCell;
import org.oddity.experiment.TestingDetectorFactory;
import org.oddity.experiment.TestingLocalisingDetectorFactory;
import org.oddity.experiment.model.ModelStore;
import org.oddity.experiment.protocol.Task;
import org.oddity.tensor.Parallelism;
import org.oddity.tracking.CellRecord;
import org.oddity.tracking.CellState;
import org.oddity.tracking.Journal;

class CellLocalisationTest {
  private static final Map<String, Object> FOLDER = Map.of("kind", "folder");
  private static final Registry REGISTRY =
      new Registry(
          Map.of("synthetic", TestingDatasets.factories().get("synthetic")),
          Map.of(
              "mean", new TestingDetectorFactory(),
              "level", new TestingLocalisingDetectorFactory()),
          Map.of());

  @TempDir Path folder;
  private final List<ScoredCell> scored = new ArrayList<>();
  private final List<LocalisedCell> localised = new ArrayList<>();

  private final CellListener listener =
      new CellListener() {
        @Override
        public void scored(ScoredCell cell) {
          scored.add(cell);
        }

        @Override
        public void localised(LocalisedCell cell) {
          localised.add(cell);
        }
      };

  private CellState run(String kind, Task task, Map<String, Object> protocol, CellDetector which) {
    CellSpec spec =
        new CellSpec(
            new CellRecord("id", "textures", task.name(), 0, which.name(), false, 5),
            folder.toString(),
            folder.toString(),
            "synthetic",
            Map.of("kind", kind, "train", 12, "test", 20),
            protocol,
            task,
            which.name(),
            which.options(),
            Map.of("bootstrap-rounds", 100),
            Map.of(),
            false,
            true,
            0);
    new CellRunner(REGISTRY, Set.of(listener), new ModelStore(REGISTRY, new Parallelism(1)))
        .run(spec, CellProgress.NONE);
    return CellState.of(Journal.read(folder.resolve("journal.jsonl")));
  }

  private record CellDetector(String name, Map<String, Object> options) {}

  private CellState run(String detector, Map<String, Object> options) {
    return run("textures", new Task(0, "good", 0), FOLDER, new CellDetector(detector, options));
  }

  @Test
  void measuresWhatTheMapsAndMasksGive() {
    CellState state = run("level", Map.of());
    assertThat(state.finished().orElseThrow().reason()).isEmpty();
    LocalisationEvaluation expected = expected(1);
    assertThat(localised.get(0).evaluation()).isEqualTo(expected);
    expected
        .asMetrics()
        .forEach((name, value) -> assertThat(state.metrics()).containsEntry("test/" + name, value));
    assertThat(expected.auroc()).isBetween(0.5, 1.0);
    assertThat(state.metrics()).containsKey("time/localise-seconds");
  }

  /** Evaluates the maps by hand. */
  private LocalisationEvaluation expected(int patch) {
    ImageBatch images = scored.get(0).test().labelled().images();
    boolean[][] masks = scored.get(0).test().masks().orElseThrow();
    LocalisingDetector detector =
        new TestingLocalisingDetectorFactory()
            .restore(new TestingLocalisingDetectorFactory.Options(0.5, patch, false), null);
    RankedPixels.Collector pixels = new RankedPixels.Collector(masks.length * 32 * 32);
    for (int i = 0; i < masks.length; i++) {
      AnomalyMap map = detector.localise(images.slice(i, i + 1)).get(0);
      pixels.add(map.resized(32, 32), masks[i]);
    }
    return LocalisationEvaluation.of(pixels.rank());
  }

  @Test
  void showsSomeOfEveryClassWithTheNormalOneFirst() {
    run("level", Map.of());
    LocalisedCell cell = localised.get(0);
    assertThat(cell.groups())
        .extracting(LocalisedCell.Group::title)
        .containsExactly("good", "scratch", "blob", "missing-cell", "stain");
    assertThat(cell.groups())
        .allSatisfy(
            group -> {
              assertThat(group.images().count()).isEqualTo(4);
              assertThat(group.scores()).isSorted();
              assertThat(group.masks())
                  .allSatisfy(
                      mask -> assertThat(any(mask)).isNotEqualTo(group.title().equals("good")));
            });
    assertThat(cell.scale().low()).isLessThan(cell.scale().high());
  }

  private static boolean any(boolean... mask) {
    for (boolean pixel : mask) {
      if (pixel) {
        return true;
      }
    }
    return false;
  }

  @Test
  void bringsSmallMapsToTheSizeOfTheMasks() {
    run("level", Map.of("patch", 4));
    assertThat(localised.get(0).evaluation()).isEqualTo(expected(4));
    assertThat(localised.get(0).groups().get(0).maps().get(0).values()).hasSize(32 * 32);
  }

  @Test
  void measuresNothingWithoutMapsOrWithoutMasks() {
    CellState mean = run("mean", Map.of());
    assertThat(mean.done()).isTrue();
    assertThat(mean.metrics()).containsKey("test/auroc").doesNotContainKey("test/pixel-auroc");
    CellState shapes =
        run(
            "shapes",
            new Task(0, "disc", 0),
            Map.of("kind", "one-vs-rest"),
            new CellDetector("level", Map.of()));
    assertThat(shapes.done()).isTrue();
    assertThat(shapes.metrics()).doesNotContainKey("test/pixel-auroc");
    assertThat(shapes.tags()).doesNotContainKey(LocalisedCell.TAG);
    assertThat(localised).isEmpty();
  }

  @Test
  void saysWhyMasksMeanNothingWhereADefectIsTheNormal() {
    CellState state =
        run(
            "textures",
            new Task(0, "scratch", 1),
            Map.of("kind", "split-80-20"),
            new CellDetector("level", Map.of()));
    assertThat(state.done()).isTrue();
    assertThat(state.tags().get(LocalisedCell.TAG))
        .startsWith("not measured: test image ")
        .contains(" in this task, but its mask is ");
    assertThat(localised).isEmpty();
  }

  @Test
  void failsWithTheReasonWhereAMapCannotBeRanked() {
    CellState state = run("level", Map.of("broken", true));
    assertThat(state.done()).isFalse();
    assertThat(state.finished().orElseThrow().reason())
        .isEqualTo("the anomaly map of test image 0 is NaN in row 0, column 7");
  }
}
