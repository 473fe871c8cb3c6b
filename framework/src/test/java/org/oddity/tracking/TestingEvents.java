package org.oddity.tracking;

import java.util.List;

/** Events of every kind, with values that no default equals. */
public final class TestingEvents {
  private TestingEvents() {}

  /** Returns one event of every kind, and a second start, in an order that a run could give. */
  public static List<JournalEvent> everyKind() {
    return List.of(
        new JournalEvent.Started(1_000, 1),
        new JournalEvent.Param(1_001, "epochs", "30"),
        new JournalEvent.Tag(1_002, "host", "zwölf \"Ω\" \uD83D\uDE00 \\ \n\t\u0000"),
        new JournalEvent.Input(1_003, "cifar10", "3f2a", "training", "{\"images\":5000}"),
        new JournalEvent.Metric(1_004, "train/loss", Double.MIN_VALUE, 7),
        new JournalEvent.Metric(1_004, "train/loss", -1.0 / 3, Long.MAX_VALUE),
        new JournalEvent.Artifact(1_005, "figures/roc curve.png", "figure"),
        new JournalEvent.Finished(1_006, JournalEvent.Status.FAILED, "scores are constant"),
        new JournalEvent.Started(1_007, 2),
        new JournalEvent.Finished(1_008, JournalEvent.Status.KILLED, ""),
        new JournalEvent.Finished(1_009, JournalEvent.Status.FINISHED, ""));
  }
}
