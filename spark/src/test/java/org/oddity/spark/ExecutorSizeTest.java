package org.oddity.spark;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.oddity.experiment.RunnerOptions;

class ExecutorSizeTest {
  private static final Optional<String> CLUSTER = Optional.of("spark://host:7077");
  private static final double GIBIBYTE = 1L << 30;

  @Test
  void anExecutorHoldsOneCellOfOneThread() {
    RunnerOptions unsaid =
        new RunnerOptions(CLUSTER, Optional.empty(), Optional.empty(), Optional.empty());
    ExecutorSize size = ExecutorSize.of(unsaid, 0.3 * GIBIBYTE);
    assertThat(size.cores()).isEqualTo(1);
    assertThat(size.mebibytes()).isEqualTo(512 + 1024 + 512);
    assertThat(ExecutorSize.of(unsaid, 4 * GIBIBYTE).mebibytes()).isEqualTo(512 + 4096 + 512);
  }

  @Test
  void anExecutorHoldsWhatIsSaid() {
    RunnerOptions said =
        new RunnerOptions(CLUSTER, Optional.of(4), Optional.of(2), Optional.of(1500));
    ExecutorSize size = ExecutorSize.of(said, 4 * GIBIBYTE);
    assertThat(size.cores()).isEqualTo(8);
    assertThat(size.mebibytes()).isEqualTo(512 + 4 * (1500 + 512));
  }
}
