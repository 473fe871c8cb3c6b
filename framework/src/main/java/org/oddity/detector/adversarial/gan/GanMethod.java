package org.oddity.detector.adversarial.gan;

import java.util.List;
import java.util.Map;
import org.oddity.autograd.Tape;
import org.oddity.autograd.Variable;
import org.oddity.core.ImageBatch;
import org.oddity.core.ImageShape;
import org.oddity.core.Seeds;
import org.oddity.detector.adversarial.AdversarialMethod;
import org.oddity.detector.adversarial.ImageScorer;
import org.oddity.detector.adversarial.NamedNetworks;
import org.oddity.detector.adversarial.NetworkPlan;
import org.oddity.nn.Pass;
import org.oddity.training.Trainee;
import org.oddity.training.TrainingOptions;

/** Scores by the discriminator alone. */
final class GanMethod implements AdversarialMethod {
  private final Gan gan;

  GanMethod(Gan gan) {
    this.gan = gan;
  }

  @Override
  public Map<String, NetworkPlan> networks(ImageShape shape) {
    return gan.plans(shape, 0, 1);
  }

  @Override
  public TrainingOptions training() {
    return gan.recipe().training();
  }

  @Override
  public Trainee trainee(NamedNetworks networks, ImageShape shape, Seeds seeds) {
    GanNetworks all = gan.networks(networks, shape);
    return new GanTrainee(gan.recipe(), all, seeds.seed("steps"), examples -> Map.of());
  }

  @Override
  public ImageScorer scorer(NamedNetworks networks, ImageShape shape) {
    GanNetworks discriminator = gan.networks(networks, shape);
    return images -> ImageScorer.Scored.of(scores(images, discriminator));
  }

  @Override
  public List<String> scoredThrough() {
    return List.of(Gan.DISCRIMINATOR);
  }

  @Override
  public Variable score(Variable pixels, NamedNetworks networks, ImageShape shape, Pass pass) {
    GanNetworks scoring = gan.networks(networks, shape);
    Variable logits = scoring.judge(scoring.values(pixels), pass);
    return logits.negate().reshape(logits.shape().length(0));
  }

  private static double[] scores(ImageBatch images, GanNetworks networks) {
    try (Tape tape = Tape.inference(networks.kernels())) {
      return networks
          .judge(networks.values(images, tape), Pass.inference(tape))
          .negate()
          .value()
          .toDoubles();
    }
  }

  @Override
  public boolean reconstructs() {
    return false;
  }
}
