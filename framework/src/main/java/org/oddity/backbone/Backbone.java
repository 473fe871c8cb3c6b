package org.oddity.backbone;

import static java.util.Objects.requireNonNull;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.oddity.core.ImageShape;
import org.oddity.nn.Layer;

/**
 * A network in the parts that detectors are built from; immutable, without parameters. Not every
 * backbone has every part: a detector says in its {@code conflicts} what it needs, through {@link
 * Backbones#conflicts}, so that a missing part is a message before anything runs.
 *
 * <p>Each part is a layer of its own with its own parameters, for one shape of image. Asking for a
 * shape it cannot take is a {@link org.oddity.nn.ShapeMismatchException}, here or from {@link
 * Layer#outputShape}.
 */
public final class Backbone {
  private final String name;
  private final int latent;
  private final OutputRange range;
  private final Map<BackbonePart, PartMaker> makers;
  private final List<String> stages;
  private final Optional<FeatureSource> extractor;

  private Backbone(Builder builder) {
    this.name = builder.name;
    this.latent = builder.latent;
    this.range = builder.range;
    this.makers = new EnumMap<>(builder.makers);
    this.stages = List.copyOf(builder.stages);
    this.extractor = builder.extractor;
  }

  /**
   * Starts a backbone.
   *
   * @param name as messages call it
   * @param latent outputs of the encoder that its options ask for; 0 if no part has a vector
   */
  public static Builder named(String name, int latent) {
    return new Builder(name, latent);
  }

  /** Returns what it can be used as. */
  public Set<BackbonePart> parts() {
    return Set.copyOf(makers.keySet());
  }

  /** Returns the length of the latent vector that its options ask for. */
  public int latent() {
    return latent;
  }

  /** Returns the range of the pixels it makes; [0, 1] where it makes none. */
  public OutputRange outputRange() {
    return range;
  }

  /** Returns an encoder to a vector of {@link #latent} numbers. */
  public Layer encoder(ImageShape image) {
    return encoder(image, latent);
  }

  /**
   * Returns an encoder, {@code [height, width, channels]} to {@code [outputs]}: twice {@link
   * #latent} for means and variances, 1 for a discriminator.
   */
  public Layer encoder(ImageShape image, int outputs) {
    return part(BackbonePart.ENCODER, image, outputs);
  }

  /** Returns a decoder of {@link #latent} numbers. */
  public Layer decoder(ImageShape image) {
    return decoder(image, latent);
  }

  /** Returns a decoder, {@code [inputs]} to {@code [height, width, channels]}. */
  public Layer decoder(ImageShape image, int inputs) {
    return part(BackbonePart.DECODER, image, inputs);
  }

  /** Returns a classifier, {@code [height, width, channels]} to {@code [classes]}: logits. */
  public Layer classifier(ImageShape image, int classes) {
    return part(BackbonePart.CLASSIFIER, image, classes);
  }

  /**
   * Returns the network up to its last feature map; the results of {@link #stages} can be captured
   * on the way, see {@link org.oddity.nn.Pass#capturing}.
   */
  public Layer features(ImageShape image) {
    return part(BackbonePart.FEATURES, image, latent);
  }

  /**
   * Returns the network that was trained elsewhere; empty for those that detectors train. Opened by
   * {@link org.oddity.backbone.feature.FeatureExtractors}.
   */
  public Optional<FeatureSource> extractor() {
    return extractor;
  }

  /** Returns a translator, {@code [height, width, channels]} to the same shape. */
  public Layer translator(ImageShape image) {
    return part(BackbonePart.TRANSLATOR, image, latent);
  }

  /** Returns the names of the layers of {@link #features} worth capturing, from the image on. */
  public List<String> stages() {
    return stages;
  }

  /**
   * Returns a part.
   *
   * @param length of its vector: outputs, inputs or classes; of no meaning for features and
   *     translators
   * @throws IllegalArgumentException if there is no such part
   */
  public Layer part(BackbonePart part, ImageShape image, int length) {
    PartMaker maker = makers.get(part);
    if (maker == null) {
      throw new IllegalArgumentException(lacks(part));
    }
    return maker.make(image, length);
  }

  String lacks(BackbonePart part) {
    if (makers.isEmpty()) {
      return "backbone '" + name + "' has no " + part + ": it was trained elsewhere, for features";
    }
    String has =
        makers.keySet().stream().map(BackbonePart::toString).collect(Collectors.joining(", "));
    return "backbone '" + name + "' has no " + part + ", only " + has;
  }

  @Override
  public String toString() {
    return name;
  }

  /** Makes one part for a shape of image. */
  @FunctionalInterface
  public interface PartMaker {
    /**
     * Returns the part.
     *
     * @param length of its vector
     * @throws org.oddity.nn.ShapeMismatchException if there is none for such images
     */
    Layer make(ImageShape image, int length);
  }

  /** A backbone in the making. */
  public static final class Builder {
    private final String name;
    private final int latent;
    private final Map<BackbonePart, PartMaker> makers = new EnumMap<>(BackbonePart.class);
    private OutputRange range = OutputRange.UNIT;
    private List<String> stages = List.of();
    private Optional<FeatureSource> extractor = Optional.empty();

    private Builder(String name, int latent) {
      this.name = requireNonNull(name, "name is null");
      this.latent = latent;
    }

    /** Adds an encoder. */
    public Builder encoder(PartMaker maker) {
      makers.put(BackbonePart.ENCODER, maker);
      return this;
    }

    /** Adds a decoder whose pixels are of a range. */
    public Builder decoder(OutputRange pixels, PartMaker maker) {
      makers.put(BackbonePart.DECODER, maker);
      range = pixels;
      return this;
    }

    /** Adds a classifier. */
    public Builder classifier(PartMaker maker) {
      makers.put(BackbonePart.CLASSIFIER, maker);
      return this;
    }

    /** Adds a feature extractor with the names of layers inside it. */
    public Builder features(List<String> named, PartMaker maker) {
      makers.put(BackbonePart.FEATURES, maker);
      stages = named;
      return this;
    }

    /** Makes it a network that was trained elsewhere and is never trained here. */
    public Builder extractor(FeatureSource source) {
      extractor = Optional.of(source);
      return this;
    }

    /** Adds a translator whose pixels are of a range. */
    public Builder translator(OutputRange pixels, PartMaker maker) {
      makers.put(BackbonePart.TRANSLATOR, maker);
      range = pixels;
      return this;
    }

    /** Ends the making. */
    public Backbone build() {
      return new Backbone(this);
    }
  }
}
