package org.oddity.detector.network;

import org.oddity.detector.Estimate;
import org.oddity.nn.NetworkCost;

/** Forecasts what it takes to train networks. */
public final class TrainingCost {
  /** The way back costs about twice the way forward. */
  private static final double FORWARD_AND_BACK = 3;

  /** A multiplication and an addition. */
  private static final double OPERATIONS = 2;

  /** Parameters, their gradients and two numbers that Adam remembers of each. */
  private static final double NUMBERS_PER_PARAMETER = 4;

  /** Results, and while going back their gradients. */
  private static final double NUMBERS_PER_ACTIVATION = 2;

  private TrainingCost() {}

  /**
   * Returns the forecast of one training.
   *
   * @param images that are seen, those of all epochs
   */
  public static Estimate of(NetworkCost network, double images, int batchSize) {
    return new Estimate(
        OPERATIONS * FORWARD_AND_BACK * network.multiplications() * images,
        Float.BYTES
            * (NUMBERS_PER_PARAMETER * network.parameters()
                + NUMBERS_PER_ACTIVATION * network.activations() * batchSize));
  }

  /** Returns the operations of scoring so many images. */
  public static double scoring(NetworkCost network, double images) {
    return OPERATIONS * network.multiplications() * images;
  }
}
