package org.oddity.backbone.feature;

import jakarta.inject.Inject;
import jakarta.inject.Provider;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.oddity.backbone.Backbone;
import org.oddity.backbone.BackboneChoice;
import org.oddity.backbone.Backbones;
import org.oddity.backbone.FeatureLayer;
import org.oddity.backbone.FeatureSource;
import org.oddity.core.ImageShape;
import org.oddity.core.InvalidInputException;
import org.oddity.core.NamedArrays;
import org.oddity.core.Suggestions;
import org.oddity.data.DataHome;
import org.oddity.nn.NetworkCost;
import org.oddity.nn.ShapeMismatchException;

/**
 * Opens the networks trained elsewhere that detectors choose by their options. A factory has it
 * injected, says in its {@code conflicts} what {@link #conflicts} says, and opens the network where
 * images are fitted and where a detector is restored.
 *
 * <p>Layers are asked by their names; {@code NAME.pool} is the mean over a layer's places, {@code
 * pool} that of the last layer: one vector for an image.
 */
public final class FeatureExtractors {
  private final Backbones backbones;
  private final Provider<DataHome> home;

  /** Called by Guice. */
  @Inject
  public FeatureExtractors(Backbones backbones, Provider<DataHome> home) {
    this.backbones = backbones;
    this.home = home;
  }

  /**
   * Returns why layers of a backbone cannot be had for such images, in sentences for {@code
   * DetectorFactory.conflicts}: a backbone to be trained, an unknown layer, images too small,
   * weights that are not there. Empty if all is well.
   */
  public List<String> conflicts(BackboneChoice choice, ImageShape image, List<String> layers) {
    Backbone backbone = backbones.create(choice);
    if (backbone.extractor().isEmpty()) {
      return List.of(notTrained(backbone));
    }
    FeatureSource source = backbone.extractor().get();
    try {
      List<FeatureLayer> all = source.layers(image, home.get());
      List<String> unknown =
          layers.stream()
              .filter(layer -> Tap.find(layer, all).isEmpty())
              .map(layer -> of(backbone, unknown(layer, all)))
              .toList();
      if (!unknown.isEmpty()) {
        return unknown;
      }
      return source.problems(image, sources(taps(layers, all)), home.get()).stream()
          .map(problem -> of(backbone, problem))
          .toList();
    } catch (ShapeMismatchException | InvalidInputException e) {
      return List.of(of(backbone, e.getMessage()));
    }
  }

  /**
   * Returns layers with their shapes for such images, in the order they are asked; all that the
   * backbone has if none is asked.
   *
   * @throws InvalidInputException if there are {@link #conflicts} other than missing weights
   */
  public List<FeatureLayer> layers(BackboneChoice choice, ImageShape image, List<String> layers) {
    List<FeatureLayer> all = source(choice).layers(image, home.get());
    return layers.isEmpty() ? all : taps(layers, all).stream().map(Tap::layer).toList();
  }

  /**
   * Returns what it costs to compute layers of one image.
   *
   * @throws InvalidInputException as {@link #layers}
   */
  public NetworkCost cost(BackboneChoice choice, ImageShape image, List<String> layers) {
    FeatureSource source = source(choice);
    List<Tap> taps = taps(layers, source.layers(image, home.get()));
    return source.cost(image, sources(taps), home.get());
  }

  /**
   * Opens a backbone for images of a shape and layers.
   *
   * @param layers at least one
   * @throws InvalidInputException if there are {@link #conflicts}
   */
  public FeatureExtractor open(BackboneChoice choice, ImageShape image, List<String> layers) {
    List<String> conflicts = conflicts(choice, image, layers);
    if (!conflicts.isEmpty()) {
      throw new InvalidInputException("backbone", String.join("\n", conflicts));
    }
    FeatureSource source = source(choice);
    List<Tap> taps = taps(layers, source.layers(image, home.get()));
    if (taps.isEmpty()) {
      throw new IllegalArgumentException("no layers to extract");
    }
    return new FeatureExtractor(image, taps, source.open(image, sources(taps), home.get()));
  }

  /**
   * Opens a backbone as it was when a detector was fitted.
   *
   * @param state what {@link FeatureExtractor#state} returned
   * @throws InvalidInputException if the weights are missing, or others than those then
   */
  public FeatureExtractor restore(BackboneChoice choice, List<String> layers, NamedArrays state) {
    FeatureExtractor opened = open(choice, State.image(state), layers);
    String then = State.checksum(state);
    String now = State.checksum(opened.state());
    if (!then.equals(now)) {
      opened.close();
      throw new InvalidInputException(
          "backbone",
          "the detector was fitted with other weights of '"
              + choice.backbone()
              + "' (SHA-256 "
              + then
              + ") than those found now ("
              + now
              + "): its scores would mean nothing");
    }
    return opened;
  }

  private FeatureSource source(BackboneChoice choice) {
    Backbone backbone = backbones.create(choice);
    return backbone
        .extractor()
        .orElseThrow(() -> new InvalidInputException("backbone", notTrained(backbone)));
  }

  private String notTrained(Backbone backbone) {
    return of(
        backbone,
        "was not trained elsewhere, so there is nothing to extract; these were: "
            + backbones.extractors().stream()
                .map(name -> "'" + name + "'")
                .collect(Collectors.joining(", ")));
  }

  private static List<Tap> taps(List<String> layers, List<FeatureLayer> all) {
    List<Tap> taps = new ArrayList<>();
    for (String layer : new LinkedHashSet<>(layers)) {
      taps.add(
          Tap.find(layer, all)
              .orElseThrow(() -> new InvalidInputException("backbone", unknown(layer, all))));
    }
    return taps;
  }

  private static List<String> sources(List<Tap> taps) {
    Set<String> names = new LinkedHashSet<>();
    taps.forEach(tap -> names.add(tap.source().name()));
    return List.copyOf(names);
  }

  private static String unknown(String layer, List<FeatureLayer> all) {
    List<String> known = new ArrayList<>(all.stream().map(FeatureLayer::name).toList());
    known.add(Tap.POOL);
    return "has no layer '"
        + layer
        + "'."
        + Suggestions.among(layer, known)
        + " NAME."
        + Tap.POOL
        + " is the mean over its places.";
  }

  private static String of(Backbone backbone, String problem) {
    return "backbone '" + backbone + "': " + problem;
  }
}
