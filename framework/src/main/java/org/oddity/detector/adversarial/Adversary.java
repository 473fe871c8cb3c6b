package org.oddity.detector.adversarial;

import static java.util.Objects.requireNonNull;

import org.oddity.core.RandomStream;
import org.oddity.nn.Network;
import org.oddity.training.Step;
import org.oddity.training.StepLosses;

/**
 * A discriminator in its turn, drawn anew once its loss is next to nothing, as the authors of
 * GANomaly do; as with them, its optimiser goes on with what it remembers, and running statistics
 * stay.
 */
public final class Adversary {
  private final Player player;
  private final Network network;
  private final double reinitialiseBelow;
  private final RandomStream random;

  /**
   * Makes one.
   *
   * @param network the one that the player moves
   * @param reinitialiseBelow the loss below which it is drawn anew, 0 for never
   * @param random where it is drawn from, part of the trainee's state
   */
  public Adversary(Player player, Network network, double reinitialiseBelow, RandomStream random) {
    this.player = requireNonNull(player, "player is null");
    this.network = requireNonNull(network, "network is null");
    this.reinitialiseBelow = reinitialiseBelow;
    this.random = requireNonNull(random, "random is null");
  }

  /** Returns who moves it. */
  public Player player() {
    return player;
  }

  /**
   * Learns from a batch, and tells its loss, the share it called right and whether it was drawn
   * anew.
   *
   * @param loss what it makes small, of these verdicts
   */
  public void learn(Verdicts verdicts, LossTerms loss, Step step, StepLosses told) {
    loss.tell(player.name() + "-loss", told);
    told.and(player.name() + "-accuracy", verdicts.accuracy());
    player.minimise(loss.total(), step);
    if (reinitialiseBelow > 0) {
      boolean won = loss.total().toScalar() < reinitialiseBelow;
      told.and(player.name() + "-reinitialised", won ? 1 : 0);
      if (won) {
        network.redraw(random);
      }
    }
  }
}
