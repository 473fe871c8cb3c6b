package org.oddity.backbone.pretrained;

import java.util.Optional;
import org.oddity.backbone.Backbone;
import org.oddity.backbone.BackboneFactory;
import org.oddity.data.Download;
import org.oddity.tensor.Parallelism;
import org.oddity.tensor.engine.Engine;

/**
 * Makes one of the networks that were trained on ImageNet, without its classifier.
 *
 * <p>Images {@code [height, width, 1 or 3]} in [0, 1] of any size; layers by the names of
 * torchvision's modules, {@code [height / s, width / s, channels]}. Features are those of
 * torchvision with the same weights to 1e-4 of their scale: batch norms are folded into the
 * convolutions, and nothing is cropped.
 */
abstract class PretrainedFactory implements BackboneFactory<PretrainedOptions> {
  private final Architecture architecture;
  private final Engine engine;
  private final Parallelism parallelism;

  PretrainedFactory(Architecture architecture, Engine engine, Parallelism parallelism) {
    this.architecture = architecture;
    this.engine = engine;
    this.parallelism = parallelism;
  }

  @Override
  public Class<PretrainedOptions> optionsType() {
    return PretrainedOptions.class;
  }

  @Override
  public boolean isExtractor() {
    return true;
  }

  @Override
  public Optional<Download> download() {
    return PublishedWeights.of(architecture);
  }

  @Override
  public Backbone create(PretrainedOptions options) {
    return Backbone.named(architecture.name(), 0)
        .extractor(new PretrainedSource(architecture, options, engine, parallelism))
        .build();
  }
}
