package org.oddity.experiment;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;

/** Writes what a fit shows as plain numbers. */
public final class TestingImageFiles implements CellListener {
  @Override
  public void scored(ScoredCell cell) {}

  @Override
  public void fitting(FitImages images) {
    Path file = images.folder().resolve(images.path());
    try {
      Files.createDirectories(file.getParent());
      Files.writeString(file, Arrays.toString(images.grid().rows().get(1).images().pixels()));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    images.announce();
  }
}
