package org.oddity.detector.reconstruction;

import org.oddity.backbone.BackboneChoice;
import org.oddity.nn.optimiser.OptimiserOptions;
import org.oddity.nn.optimiser.ScheduleOptions;
import org.oddity.training.TrainingOptions;

/** The options that all autoencoders have. */
public interface Recipe {
  /** Returns what has an encoder and a decoder. */
  BackboneChoice backbone();

  /** Returns epochs and batches. */
  TrainingOptions training();

  /** Returns what moves both networks together. */
  OptimiserOptions optimiser();

  /** Returns how its learning rate changes. */
  ScheduleOptions schedule();
}
