package org.oddity.backbone;

import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.oddity.config.ConfigNode;
import org.oddity.config.RecordBinder;
import org.oddity.core.ImageShape;
import org.oddity.core.InvalidInputException;
import org.oddity.core.Place;
import org.oddity.core.Suggestions;
import org.oddity.nn.Layer;
import org.oddity.nn.ShapeMismatchException;
import org.oddity.tensor.Shape;

/** All backbones that are registered: turns a choice into one. */
public final class Backbones {
  private final Map<String, BackboneFactory<?>> factories;

  /** Called by Guice with all that the modules bind. */
  @Inject
  public Backbones(Map<String, BackboneFactory<?>> factories) {
    this.factories = Map.copyOf(factories);
  }

  /**
   * Returns the backbone that is chosen.
   *
   * @throws InvalidInputException if none is registered under the name or an option does not fit;
   *     of an experiment that was planned neither happens
   */
  public Backbone create(BackboneChoice choice) {
    String name = choice.backbone();
    BackboneFactory<?> factory = factories.get(name);
    if (factory == null) {
      throw new InvalidInputException(
          "backbone",
          "unknown backbone '" + name + "'." + Suggestions.among(name, factories.keySet()));
    }
    return create(factory, choice);
  }

  private static <O extends Record> Backbone create(
      BackboneFactory<O> factory, BackboneChoice choice) {
    ConfigNode options = ConfigNode.of(choice.options(), Place.of("backbone"));
    return factory.create(
        RecordBinder.bindOrThrow(options, choice.backbone(), factory.optionsType()));
  }

  /**
   * Returns why a backbone cannot be used, in sentences for {@code DetectorFactory.conflicts}: a
   * part it does not have, or images it cannot take. Empty if all is well. Encoders and decoders
   * are tried with the latent length of its options, classifiers with two classes.
   */
  public List<String> conflicts(BackboneChoice choice, ImageShape image, BackbonePart... needed) {
    Backbone backbone = create(choice);
    List<String> conflicts = new ArrayList<>();
    for (BackbonePart part : needed) {
      if (!backbone.parts().contains(part)) {
        conflicts.add(backbone.lacks(part) + "; " + whoHas(part));
        continue;
      }
      int length = part == BackbonePart.CLASSIFIER ? 2 : backbone.latent();
      String conflict = conflict(backbone, part, image, length);
      if (!conflict.isEmpty() && !conflicts.contains(conflict)) {
        conflicts.add(conflict);
      }
    }
    return List.copyOf(conflicts);
  }

  /** Says why a part cannot be had for such images; empty if it can. */
  private static String conflict(
      Backbone backbone, BackbonePart part, ImageShape image, int length) {
    Shape pixels = Shape.of(image.height(), image.width(), image.channels());
    try {
      Layer layer = backbone.part(part, image, length);
      Shape output = layer.outputShape(part == BackbonePart.DECODER ? Shape.of(length) : pixels);
      boolean asPromised =
          switch (part) {
            case DECODER, TRANSLATOR -> output.equals(pixels);
            case ENCODER, CLASSIFIER -> output.equals(Shape.of(length));
            case FEATURES -> output.rank() == 3;
          };
      return asPromised
          ? ""
          : "the "
              + part
              + " of backbone '"
              + backbone
              + "' makes "
              + output
              + " for images of "
              + image;
    } catch (ShapeMismatchException e) {
      return "backbone '" + backbone + "': " + e.getMessage();
    }
  }

  /** Returns the names of those that were trained elsewhere, in order. */
  public List<String> extractors() {
    return factories.keySet().stream()
        .sorted()
        .filter(name -> factories.get(name).isExtractor())
        .toList();
  }

  private String whoHas(BackbonePart part) {
    String able =
        factories.keySet().stream()
            .sorted()
            .filter(name -> !factories.get(name).isExtractor())
            .filter(name -> create(BackboneChoice.of(name)).parts().contains(part))
            .map(name -> "'" + name + "'")
            .collect(Collectors.joining(", "));
    return able.isEmpty() ? "no backbone has" : "these have: " + able;
  }
}
