package org.oddity.backbone.imported;

import java.io.IOException;
import java.lang.ref.SoftReference;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import org.oddity.core.InvalidInputException;

/** Reads models, and keeps the last one: an experiment is checked with it before it is run. */
final class Models {
  private Key key;
  private SoftReference<Model> last = new SoftReference<>(null);

  private record Key(Path file, FileTime modified, long bytes) {}

  /**
   * Returns a model.
   *
   * @throws InvalidInputException if it cannot be read
   */
  synchronized Model read(Path file) {
    try {
      Key wanted = new Key(file, Files.getLastModifiedTime(file), Files.size(file));
      Model model = wanted.equals(key) ? last.get() : null;
      if (model == null) {
        model = new Model(ModelFile.read(file), file.toString());
        key = wanted;
        last = new SoftReference<>(model);
      }
      return model;
    } catch (IOException e) {
      throw new InvalidInputException(file.toString(), "cannot be read: " + e);
    }
  }
}
