package org.oddity.tracking;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

final class CellStateTest {
  @Test
  void onlyWhatComesAfterTheLastStartCounts() {
    CellState state =
        CellState.of(
            List.of(
                new JournalEvent.Started(1, 1),
                new JournalEvent.Param(2, "old", "1"),
                new JournalEvent.Metric(3, "loss", 9, 5),
                new JournalEvent.Artifact(4, "old.png", "figure"),
                new JournalEvent.Finished(5, JournalEvent.Status.FAILED, "no space"),
                new JournalEvent.Started(6, 2),
                new JournalEvent.Param(7, "z", "1"),
                new JournalEvent.Param(7, "a", "2"),
                new JournalEvent.Metric(8, "loss", 2, 0),
                new JournalEvent.Metric(9, "loss", 1, 1),
                new JournalEvent.Artifact(10, "roc.png", "figure"),
                new JournalEvent.Artifact(11, "roc.png", "images")));

    assertThat(state.started()).contains(new JournalEvent.Started(6, 2));
    assertThat(state.finished()).isEmpty();
    assertThat(state.done()).isFalse();
    assertThat(state.params().keySet()).containsExactly("z", "a");
    assertThat(state.metrics()).isEqualTo(Map.of("loss", 1.0));
    assertThat(state.history()).hasSize(2);
    assertThat(state.artifacts())
        .containsExactly(new JournalEvent.Artifact(11, "roc.png", "images"));
  }

  @Test
  void aCellIsDoneWhenItFinishedWell() {
    assertThat(CellState.of(TestingEvents.everyKind()).done()).isTrue();
    assertThat(
            CellState.of(List.of(new JournalEvent.Finished(1, JournalEvent.Status.KILLED, "")))
                .done())
        .isFalse();
    assertThat(CellState.of(List.of()).started()).isEmpty();
  }
}
