package org.oddity.cli;

import java.io.PrintWriter;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.oddity.backbone.Backbone;
import org.oddity.backbone.BackboneFactory;
import org.oddity.backbone.BackbonePart;
import org.oddity.config.ConfigNode;
import org.oddity.config.RecordBinder;
import org.oddity.core.ImageShape;
import org.oddity.core.InvalidInputException;
import org.oddity.core.Place;
import org.oddity.nn.NetworkTable;
import org.oddity.nn.ShapeMismatchException;
import org.oddity.tensor.Shape;

/** Prints the layers of a backbone's parts for images of one shape. */
final class BackboneDescription {
  /** Tried in this order where the user names none: the first that all parts can take is shown. */
  private static final List<ImageShape> USUAL =
      List.of(
          new ImageShape(32, 32, 3),
          new ImageShape(28, 28, 1),
          new ImageShape(64, 64, 3),
          new ImageShape(128, 128, 3),
          new ImageShape(224, 224, 3));

  private static final int CLASSES = 10;

  private final Backbone backbone;

  private BackboneDescription(Backbone backbone) {
    this.backbone = backbone;
  }

  /**
   * Makes a description of what a name chooses.
   *
   * @throws InvalidInputException if its file does not fit the options
   */
  static BackboneDescription of(BackboneFactory<?> factory, NamedChoice choice) {
    return new BackboneDescription(create(factory, choice));
  }

  private static <O extends Record> Backbone create(
      BackboneFactory<O> factory, NamedChoice choice) {
    ConfigNode settings =
        choice.settings().orElse(ConfigNode.Mapping.empty(Place.of(choice.registered())));
    return factory.create(RecordBinder.bindOrThrow(settings, "", factory.optionsType()));
  }

  /**
   * Prints a table for each part.
   *
   * @param wanted images, or a usual shape that it takes
   * @throws InvalidInputException if it cannot take such images
   */
  void print(PrintWriter out, Optional<ImageShape> wanted) {
    ImageShape image = wanted.or(this::usual).orElse(USUAL.get(0));
    Map<BackbonePart, NetworkTable> tables = tables(image);
    if (tables.isEmpty()) {
      return;
    }
    out.printf("%nFor images of %s (--image shows others):%n", image);
    tables.forEach((part, table) -> out.printf("%n%s%n%s", part, table.text()));
  }

  private Optional<ImageShape> usual() {
    return USUAL.stream().filter(this::takes).findFirst();
  }

  private boolean takes(ImageShape image) {
    try {
      backbone.parts().forEach(part -> table(part, image));
      return true;
    } catch (ShapeMismatchException e) {
      return false;
    }
  }

  private Map<BackbonePart, NetworkTable> tables(ImageShape image) {
    try {
      return backbone.parts().stream()
          .sorted()
          .filter(part -> part != BackbonePart.FEATURES)
          .collect(
              Collectors.toMap(
                  part -> part, part -> table(part, image), (one, other) -> one, TreeMap::new));
    } catch (ShapeMismatchException e) {
      throw new InvalidInputException("backbone " + backbone, e.getMessage());
    }
  }

  private NetworkTable table(BackbonePart part, ImageShape image) {
    int length = part == BackbonePart.CLASSIFIER ? CLASSES : backbone.latent();
    Shape input =
        part == BackbonePart.DECODER
            ? Shape.of(length)
            : Shape.of(image.height(), image.width(), image.channels());
    return NetworkTable.of(backbone.part(part, image, length), input);
  }
}
