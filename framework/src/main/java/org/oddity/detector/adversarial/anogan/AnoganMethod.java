package org.oddity.detector.adversarial.anogan;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import org.oddity.core.ImageBatch;
import org.oddity.core.ImageGrid;
import org.oddity.core.ImageShape;
import org.oddity.core.Seeds;
import org.oddity.detector.adversarial.AdversarialMethod;
import org.oddity.detector.adversarial.ImageScorer;
import org.oddity.detector.adversarial.LastFeatures;
import org.oddity.detector.adversarial.NamedNetworks;
import org.oddity.detector.adversarial.NetworkPlan;
import org.oddity.detector.adversarial.gan.Gan;
import org.oddity.detector.adversarial.gan.GanNetworks;
import org.oddity.detector.adversarial.gan.GanTrainee;
import org.oddity.training.Trainee;
import org.oddity.training.TrainingOptions;

/** Trains a GAN and scores by inverting it. */
final class AnoganMethod implements AdversarialMethod {
  /** A step goes forward, and back by the input alone, which costs as much again. */
  private static final double THERE_AND_BACK = 2;

  private final AnoganOptions options;
  private final Gan gan;

  AnoganMethod(AnoganOptions options, Gan gan) {
    this.options = options;
    this.gan = gan;
  }

  @Override
  public Map<String, NetworkPlan> networks(ImageShape shape) {
    SearchOptions search = options.search();
    double generated = search.restarts() * (THERE_AND_BACK * search.steps() + 1);
    double judged = options.lambda() > 0 ? generated + 1 : 0;
    Map<String, NetworkPlan> plans = gan.plans(shape, generated, judged);
    if (options.lambda() > 0) {
      NetworkPlan discriminator = Gan.discriminator(plans);
      LastFeatures.layer(discriminator.layer(), discriminator.input()); // refuses if there is none
    }
    return plans;
  }

  @Override
  public TrainingOptions training() {
    return options.training();
  }

  @Override
  public Trainee trainee(NamedNetworks networks, ImageShape shape, Seeds seeds) {
    GanNetworks all = gan.networks(networks, shape);
    Inversion inversion = new Inversion(options, all);
    return new GanTrainee(
        gan.recipe(), all, seeds.seed("steps"), examples -> pictures(examples, inversion));
  }

  private static Map<String, ImageGrid> pictures(ImageBatch examples, Inversion inversion) {
    return Map.of(
        "reconstructions",
        ImageGrid.of(
            ImageGrid.row("originals", examples),
            ImageGrid.row("most like them", inversion.invert(examples).images())));
  }

  /** Returns both terms of the loss, without their weights, where the search for normals ends. */
  @Override
  public Map<String, Double> quantities(
      ImageBatch normals, NamedNetworks networks, ImageShape shape) {
    Map<String, Double> means = new LinkedHashMap<>();
    new Inversion(options, gan.networks(networks, shape))
        .invert(normals)
        .terms()
        .forEach(
            (name, term) -> means.put("search-" + name, Arrays.stream(term).average().orElse(0)));
    return means;
  }

  @Override
  public ImageScorer scorer(NamedNetworks networks, ImageShape shape) {
    Inversion inversion = new Inversion(options, gan.networks(networks, shape));
    return images -> {
      Inverted inverted = inversion.invert(images);
      return ImageScorer.Scored.of(inverted.losses(), inverted.images());
    };
  }
}
