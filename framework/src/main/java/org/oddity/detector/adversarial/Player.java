package org.oddity.detector.adversarial;

import static java.util.Objects.requireNonNull;

import java.util.Map;
import org.oddity.autograd.Gradients;
import org.oddity.autograd.Variable;
import org.oddity.nn.optimiser.Optimiser;
import org.oddity.training.Step;

/**
 * One side of a game: the networks that one optimiser moves. Only these move in its turn; all
 * others on the tape are frozen.
 */
public final class Player {
  private final String name;
  private final Optimiser optimiser;
  private double gradientNorm;

  /**
   * Makes a player.
   *
   * @param name in lower-kebab, as its quantities begin
   */
  public Player(String name, Optimiser optimiser) {
    this.name = requireNonNull(name, "name is null");
    this.optimiser = requireNonNull(optimiser, "optimiser is null");
  }

  /** Returns the name. */
  public String name() {
    return name;
  }

  /** Returns what moves its networks. */
  public Optimiser optimiser() {
    return optimiser;
  }

  /** Makes a step down the gradients of a scalar by this player's parameters. */
  public void minimise(Variable loss, Step step) {
    Gradients gradients = loss.tape().parameterGradients(loss, optimiser.parameters());
    if (step.isLastOfEpoch()) {
      gradientNorm = optimiser.norm(gradients); // once an epoch, as it costs a pass over all
    }
    optimiser.step(gradients);
  }

  /** Adds the length of its gradient at the end of the last epoch to what is told. */
  public void tellHealth(Map<String, Double> health) {
    health.put(name + "-gradient-norm", gradientNorm);
  }
}
