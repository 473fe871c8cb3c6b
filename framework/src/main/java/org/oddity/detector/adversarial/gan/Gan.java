package org.oddity.detector.adversarial.gan;

import static java.util.Objects.requireNonNull;

import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.oddity.backbone.Backbone;
import org.oddity.backbone.BackbonePart;
import org.oddity.backbone.Backbones;
import org.oddity.core.ImageShape;
import org.oddity.detector.adversarial.NamedNetworks;
import org.oddity.detector.adversarial.NetworkPlan;
import org.oddity.detector.network.NetworkOutputs;
import org.oddity.tensor.Shape;

/** The two networks of a GAN as descriptions; immutable. */
public final class Gan {
  static final String GENERATOR = "generator";
  static final String DISCRIMINATOR = "discriminator";

  /**
   * The discriminator sees each real image, one generated for it, and that again to be deceived.
   */
  private static final double JUDGED = 3;

  private final GanRecipe recipe;
  private final Backbone generator;
  private final Backbone discriminator;

  private Gan(GanRecipe recipe, Backbone generator, Backbone discriminator) {
    this.recipe = recipe;
    this.generator = generator;
    this.discriminator = discriminator;
  }

  /** Returns the GAN of a recipe. */
  public static Gan of(GanRecipe recipe, Backbones backbones) {
    requireNonNull(recipe, "recipe is null");
    return new Gan(
        recipe, backbones.create(recipe.generator()), backbones.create(recipe.discriminator()));
  }

  /** Returns what is wrong with the backbones of a recipe; empty if all is well. */
  public static List<String> conflicts(GanRecipe recipe, Backbones backbones, ImageShape shape) {
    Set<String> conflicts =
        new LinkedHashSet<>(backbones.conflicts(recipe.generator(), shape, BackbonePart.DECODER));
    conflicts.addAll(backbones.conflicts(recipe.discriminator(), shape, BackbonePart.ENCODER));
    return List.copyOf(conflicts);
  }

  /** Returns how it is made and trained. */
  public GanRecipe recipe() {
    return recipe;
  }

  /**
   * Returns both networks by name.
   *
   * @param generated how often a scored image needs the generator, 0 if only training does
   * @param judged how often it needs the discriminator
   */
  public Map<String, NetworkPlan> plans(ImageShape shape, double generated, double judged) {
    Map<String, NetworkPlan> plans = new LinkedHashMap<>();
    Shape latent = Shape.of(generator.latent());
    plans.put(GENERATOR, new NetworkPlan(generator.decoder(shape), latent, 1, generated));
    plans.put(
        DISCRIMINATOR,
        new NetworkPlan(
            discriminator.encoder(shape, 1), NetworkOutputs.inputShape(shape), JUDGED, judged));
    return plans;
  }

  /** Returns the discriminator of both. */
  public static NetworkPlan discriminator(Map<String, NetworkPlan> plans) {
    return plans.get(DISCRIMINATOR);
  }

  /** Returns the networks with their parameters. */
  public GanNetworks networks(NamedNetworks networks, ImageShape shape) {
    return new GanNetworks(networks, generator.outputRange(), shape);
  }
}
