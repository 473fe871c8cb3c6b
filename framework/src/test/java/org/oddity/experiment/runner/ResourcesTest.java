package org.oddity.experiment.runner;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.oddity.experiment.RunnerOptions;

class ResourcesTest {
  private static final double GIBIBYTE = 1L << 30;
  private static final RunnerOptions UNSAID =
      new RunnerOptions(Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty());

  private static Resources divided(RunnerOptions options, int cells, double gibibytesPerCell) {
    return Resources.divide(options, cells, gibibytesPerCell * GIBIBYTE, 8, 20 * GIBIBYTE);
  }

  @Test
  void everyCoreHasACellOfItsOwn() {
    assertThat(divided(UNSAID, 100, 0.5)).isEqualTo(new Resources(8, 1, 1536));
  }

  @Test
  void fewCellsHaveMoreThreadsEach() {
    assertThat(divided(UNSAID, 3, 0.5)).isEqualTo(new Resources(3, 2, 4096));
    assertThat(divided(UNSAID, 1, 0.5)).isEqualTo(new Resources(1, 8, 12_288));
  }

  @Test
  void largeCellsAreFewAtATime() {
    assertThat(divided(UNSAID, 100, 5)).isEqualTo(new Resources(2, 4, 6144));
    assertThat(divided(UNSAID, 100, 500)).isEqualTo(new Resources(1, 8, 12_288));
  }

  @Test
  void whatIsSaidIsDone() {
    RunnerOptions said =
        new RunnerOptions(Optional.empty(), Optional.of(2), Optional.of(3), Optional.of(512));
    assertThat(divided(said, 100, 5)).isEqualTo(new Resources(2, 3, 512));
  }
}
