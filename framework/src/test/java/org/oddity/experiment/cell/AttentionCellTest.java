package org.oddity.experiment.cell;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.inject.Guice;
import com.google.inject.Stage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.oddity.OddityModule;
import org.oddity.core.ImageGrid;
import org.oddity.core.ImageShape;
import org.oddity.experiment.AttendedCell;
import org.oddity.experiment.CellListener;
import org.oddity.experiment.CellSpec;
import org.oddity.experiment.ExplainedCell;
import org.oddity.experiment.Registry;
import org.oddity.experiment.ScoredCell;
import org.oddity.experiment.model.ModelStore;
import org.oddity.experiment.protocol.Task;
import org.oddity.tensor.Parallelism;
import org.oddity.tracking.CellRecord;

/** Cells of a detector with attention maps, and of another beside it. */
class AttentionCellTest {
  private static final Registry REGISTRY =
      Guice.createInjector(Stage.PRODUCTION, new OddityModule()).getInstance(Registry.class);

  @TempDir Path folder;

  private static final class Heard implements CellListener {
    private AttendedCell attended;
    private ExplainedCell explained;

    @Override
    public void scored(ScoredCell cell) {}

    @Override
    public void attended(AttendedCell cell) {
      attended = cell;
    }

    @Override
    public void explained(ExplainedCell cell) {
      explained = cell;
    }
  }

  private Heard run(String detector, Map<String, Object> more) throws IOException {
    Map<String, Object> small = Map.of("backbone", "dcgan", "width", 4, "latent", 4);
    Map<String, Object> options = new LinkedHashMap<>(more);
    options.putAll(
        Map.of(
            "backbone", small,
            "classifier", small,
            "visual-discriminator", small,
            "training", Map.of("epochs", 1, "batch-size", 16)));
    CellSpec spec =
        new CellSpec(
            new CellRecord(detector, "shapes", "disc", 0, detector, false, 5),
            folder.resolve(detector).toString(),
            folder.toString(),
            "synthetic",
            Map.of("kind", "shapes", "train", 20, "test", 5, "size", 16),
            Map.of("kind", "one-vs-rest", "normal", List.of("disc")),
            new Task(0, "disc", 0),
            detector,
            options,
            Map.of("bootstrap-rounds", 100),
            Map.of("images", 3),
            false,
            true,
            0);
    Files.createDirectories(Path.of(spec.folder()));
    Heard heard = new Heard();
    String reason =
        new CellRunner(REGISTRY, Set.of(heard), new ModelStore(REGISTRY, new Parallelism(1)))
            .run(spec, CellProgress.NONE);
    assertThat(reason).isEmpty();
    return heard;
  }

  @Test
  void showsWhereItLooksAndExplainsTheImagesThatOthersExplain() throws IOException {
    Map<String, Object> guide = Map.of("backbone", "dcgan", "width", 4);
    Heard masked = run("attention-mask-gan", Map.of("guide", guide));
    Heard plain = run("ocgan", Map.of());
    assertThat(plain.attended).isNull();
    assertThat(masked.attended.grid().rows()).hasSize(2 * 3 * 3);
    ImageGrid.Row lowest = masked.attended.grid().rows().get(0);
    assertThat(lowest.title()).startsWith("normal, lowest scores (");
    assertThat(lowest.images().count()).isEqualTo(5);
    ImageGrid.Row map = masked.attended.grid().rows().get(1);
    assertThat(map.images().shape()).isEqualTo(new ImageShape(16, 16, 1));
    ImageGrid.Row product = masked.attended.grid().rows().get(2);
    assertThat(product.images().pixels()[3])
        .isEqualTo(
            lowest.images().pixels()[3]
                * map.images().pixels()[3 / lowest.images().shape().channels()]);
    assertThat(masked.explained.same().attention()).isPresent();
    assertThat(plain.explained.same().attention()).isEmpty();
    assertThat(masked.explained.same().anomalous())
        .containsExactly(false, false, false, true, true, true);
    assertThat(masked.explained.same().indices())
        .isEqualTo(plain.explained.same().indices())
        .doesNotHaveDuplicates();
    assertThat(masked.explained.same().images().pixels())
        .isEqualTo(plain.explained.same().images().pixels());
  }
}
