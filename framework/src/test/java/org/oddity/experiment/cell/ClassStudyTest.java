package org.oddity.experiment.cell;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.offset;

import com.google.inject.Guice;
import com.google.inject.Stage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.oddity.OddityModule;
import org.oddity.core.ImageBatch;
import org.oddity.core.NamedArrays;
import org.oddity.detector.ClassifyingDetector;
import org.oddity.experiment.CellListener;
import org.oddity.experiment.CellSpec;
import org.oddity.experiment.ExplainedCell;
import org.oddity.experiment.Registry;
import org.oddity.experiment.ScoredCell;
import org.oddity.experiment.model.ModelStore;
import org.oddity.experiment.model.SavedDetector;
import org.oddity.experiment.protocol.Task;
import org.oddity.tensor.Parallelism;
import org.oddity.tracking.CellRecord;
import org.oddity.tracking.CellState;
import org.oddity.tracking.Journal;
import org.oddity.tracking.JournalEvent;

/** The cells of a study of the background: all classes learned, on a set and on its masked twin. */
class ClassStudyTest {
  private static final Registry REGISTRY =
      Guice.createInjector(Stage.PRODUCTION, new OddityModule()).getInstance(Registry.class);

  @TempDir Path folder;
  private final List<ScoredCell> scored = new ArrayList<>();
  private final List<ExplainedCell> explained = new ArrayList<>();
  private final CellListener figures =
      new CellListener() {
        @Override
        public void scored(ScoredCell cell) {
          scored.add(cell);
        }

        @Override
        public void explained(ExplainedCell cell) {
          explained.add(cell);
        }
      };

  private CellSpec spec(boolean masked, double learningRate, int epochs, double goal) {
    String dataset = masked ? "masked" : "original";
    return new CellSpec(
        new CellRecord(dataset, dataset, "ring", 0, "vgg11", false, 5),
        folder.resolve(dataset).toString(),
        folder.toString(),
        "synthetic",
        Map.of("kind", "clutter", "masked", masked, "train", 40, "test", 2, "size", 32),
        Map.of("kind", "supervised", "anomaly", List.of("ring")),
        new Task(0, "ring", 1),
        "network-classifier",
        Map.of(
            "backbone",
            Map.of("backbone", "vgg11", "width", 2),
            "labels",
            "classes",
            "accuracy-goal",
            goal,
            "training",
            Map.of(
                "epochs",
                epochs,
                "batch-size",
                24,
                "optimiser",
                Map.of("kind", "sgd", "learning-rate", learningRate))),
        Map.of("bootstrap-rounds", 100, "threshold", "fixed"),
        Map.of("towards", "named-class", "images", 2),
        true,
        true,
        0);
  }

  private CellState run(CellSpec spec) throws IOException {
    Files.createDirectories(Path.of(spec.folder()));
    String reason =
        new CellRunner(REGISTRY, Set.of(figures), new ModelStore(REGISTRY, new Parallelism(1)))
            .run(spec, CellProgress.NONE);
    assertThat(reason).isEmpty();
    return CellState.of(Journal.read(Path.of(spec.folder()).resolve("journal.jsonl")));
  }

  private SavedDetector saved(CellSpec spec) {
    return new ModelStore(REGISTRY, new Parallelism(1))
        .load(Path.of(spec.folder()).resolve("model"));
  }

  @Test
  void tellsHowWellAllClassesAreNamed() throws IOException {
    CellSpec spec = spec(true, 0.01, 2, 0.01);
    CellState state = run(spec);
    assertThat(state.metrics())
        .containsKeys("test/class-accuracy", "test/balanced-class-accuracy", "test/auroc")
        .containsEntry("fit/epochs-to-accuracy", 1.0);
    List<Long> epochs =
        Journal.read(Path.of(spec.folder()).resolve("journal.jsonl")).stream()
            .filter(JournalEvent.Metric.class::isInstance)
            .map(JournalEvent.Metric.class::cast)
            .filter(metric -> metric.key().equals("training/validation-accuracy"))
            .map(JournalEvent.Metric::step)
            .toList();
    assertThat(epochs).containsExactly(1L, 2L);
    assertThat(state.tags())
        .hasEntrySatisfying(
            "explanation",
            text -> assertThat(text).startsWith("Grad-CAM at ").endsWith("towards named-class"));
    List<String> lines = Files.readAllLines(Path.of(spec.folder()).resolve("classes.csv"));
    assertThat(lines).hasSize(21).startsWith("index,class,named");
    long right = lines.stream().filter(line -> line.matches("\\d+,(\\d+),\\1")).count();
    assertThat(state.metrics()).containsEntry("test/class-accuracy", right / 20.0);
    try (SavedDetector saved = saved(spec)) {
      ClassifyingDetector fitted = (ClassifyingDetector) saved.fitted();
      ImageBatch black = ImageBatch.wrap(saved.shape(), new float[saved.shape().size()]);
      assertThat(fitted.classify(black).scores().values()).isEqualTo(fitted.score(black).values());
      assertThat(saved.classes()).isEqualTo(scored.get(0).classNames());
      assertThat(explained).hasSize(1);
      for (ExplainedCell.Side side : explained.get(0).sides()) {
        List<String> names =
            Arrays.stream(fitted.classify(side.images()).classes())
                .mapToObj(scored.get(0).classNames()::get)
                .toList();
        assertThat(side.named()).as(side.title()).isNotEmpty().isEqualTo(names);
      }
    }
  }

  @Test
  void saysWhenTheAccuracyAimedAtIsNotReached() throws IOException {
    CellState state = run(spec(false, 0.01, 1, 0.999));
    assertThat(state.metrics()).doesNotContainKey("fit/epochs-to-accuracy");
    assertThat(state.tags().values())
        .anySatisfy(
            text ->
                assertThat(text).startsWith("the accuracy on held-out images never reached 0.999"));
  }

  /** With steps too small to change a weight, what is learned from is what is ended with. */
  @Test
  void startsFromTheSameWeightsOnBothTwins() throws IOException {
    Map<String, float[]> original = weights(spec(false, 1e-30, 1, 0.5));
    Map<String, float[]> masked = weights(spec(true, 1e-30, 1, 0.5));
    assertThat(original).isNotEmpty();
    assertThat(masked.keySet()).isEqualTo(original.keySet());
    original.forEach(
        (name, values) ->
            assertThat(masked.get(name)).as(name).containsExactly(values, offset(1e-25f)));
  }

  private Map<String, float[]> weights(CellSpec spec) throws IOException {
    run(spec);
    Map<String, float[]> weights = new LinkedHashMap<>();
    try (SavedDetector saved = saved(spec)) {
      NamedArrays network = saved.fitted().state().scope("network");
      for (String name : network.asMap().keySet()) {
        if (!name.contains("running-")) { // statistics of the images
          weights.put(name, network.floats(name));
        }
      }
    }
    return weights;
  }
}
