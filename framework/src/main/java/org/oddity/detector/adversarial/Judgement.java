package org.oddity.detector.adversarial;

import static java.util.Objects.requireNonNull;

import org.oddity.autograd.Variable;
import org.oddity.nn.Network;
import org.oddity.nn.Pass;

/**
 * What a discriminator makes of a batch on one way through it.
 *
 * @param logits {@code [batch, 1]}, above 0 for real
 * @param features what its last layer was given, see {@link LastFeatures#layer}, {@code [batch,
 *     ...]}
 */
public record Judgement(Variable logits, Variable features) {
  public Judgement {
    requireNonNull(logits, "logits is null");
    requireNonNull(features, "features is null");
  }

  /**
   * Asks a discriminator.
   *
   * @param name in messages
   * @throws org.oddity.nn.ShapeMismatchException if it has but one layer
   */
  public static Judgement of(String name, Network discriminator, Variable x, Pass pass) {
    String layer = LastFeatures.layer(discriminator.layer(), discriminator.inputShape());
    Pass capturing = pass.capturing(layer);
    Variable logits = discriminator.within(name, x, capturing);
    return new Judgement(logits, capturing.captured(layer));
  }
}
