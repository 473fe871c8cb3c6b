package org.oddity.experiment;

import java.util.List;
import org.oddity.config.Option;
import org.oddity.core.InvalidInputException;
import org.oddity.data.DataHome;
import org.oddity.data.Dataset;
import org.oddity.data.DatasetFactory;

/** Opens a {@link TestingDataset}, or has no files, as asked. */
public final class TestingDatasetFactory implements DatasetFactory<TestingDatasetFactory.Options> {
  public record Options(
      @Option(help = "training images per class", byDefault = "50") int train,
      @Option(help = "test images per class", byDefault = "20") int test,
      @Option(help = "whether files are missing", byDefault = "false") boolean missing) {}

  @Override
  public Class<Options> optionsType() {
    return Options.class;
  }

  @Override
  public String summary() {
    return "Images of one pixel.";
  }

  @Override
  public Dataset open(Options options, DataHome home) {
    if (options.missing()) {
      throw new InvalidInputException(home.folder("pixels").toString(), "does not exist");
    }
    return TestingDataset.of(List.of("bird", "cat", "dog"), options.train(), options.test());
  }
}
