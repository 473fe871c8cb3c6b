package org.oddity.training;

import org.oddity.core.ImageBatch;

final class TrainingRun {
  TrainingRun(
      TrainingOptions options,
      TrainingContext context,
      Trainee trainee,
      ImageBatch training,
      ImageBatch validation) {}

  TrainingResult run() {
    return null;
  }
}
