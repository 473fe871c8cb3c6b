package org.oddity.detector.reconstruction;

import org.oddity.backbone.BackboneChoice;
import org.oddity.training.TrainingOptions;

/** The options that all autoencoders have. */
public interface Recipe {
  /** Returns what has an encoder and a decoder. */
  BackboneChoice backbone();

  /** Returns epochs, batches and the optimiser of both networks together. */
  TrainingOptions training();
}
