package org.oddity.backbone.imported;

import jakarta.inject.Inject;
import org.oddity.backbone.Backbone;
import org.oddity.backbone.BackboneFactory;
import org.oddity.tensor.Parallelism;

/**
 * A model that somebody else trained with Keras or DL4J, read by DL4J. Images {@code [height,
 * width, 1 or 3]} in [0, 1]; layers by the model's own names, {@code [height, width, channels]}, or
 * {@code [1, 1, features]} of those that make vectors. The model must take one image in colour; a
 * Lambda or a layer that DL4J does not know is refused with its name.
 */
final class ImportedFactory implements BackboneFactory<ImportedOptions> {
  private final Models models = new Models();
  private final Parallelism parallelism;

  @Inject
  ImportedFactory(Parallelism parallelism) {
    this.parallelism = parallelism;
  }

  @Override
  public Class<ImportedOptions> optionsType() {
    return ImportedOptions.class;
  }

  @Override
  public String summary() {
    return "A Keras .h5 or DL4J .zip model, for features of its layers.";
  }

  @Override
  public boolean isExtractor() {
    return true;
  }

  @Override
  public Backbone create(ImportedOptions options) {
    return Backbone.named("imported", 0)
        .extractor(new ImportedSource(options, models, parallelism))
        .build();
  }
}
