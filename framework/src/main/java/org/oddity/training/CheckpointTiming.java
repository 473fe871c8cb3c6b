package org.oddity.training;

import org.oddity.config.Option;
import org.oddity.config.Requirements;

/** At which epoch's ends a checkpoint is saved; results do not depend on it. */
public sealed interface CheckpointTiming {
  /** Every so many epochs. */
  record Epochs(@Option(help = "epochs between two checkpoints", byDefault = "1") int every)
      implements CheckpointTiming {
    public Epochs {
      Requirements.begin().atLeast("every", every, 1).end();
    }
  }

  /** When so much time has passed. */
  record Minutes(
      @Option(help = "minutes between two checkpoints, at least", byDefault = "1") double every)
      implements CheckpointTiming {
    public Minutes {
      Requirements.begin().atLeast("every", every, 0).end();
    }
  }
}
