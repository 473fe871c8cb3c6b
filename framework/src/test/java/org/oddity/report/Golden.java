package org.oddity.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Texts that must stay as they are, in {@code src/test/resources/org/oddity/report}. */
public final class Golden {
  /** Where they lie. */
  public static final Path FOLDER =
      Path.of(System.getProperty("oddity.home"), "framework/src/test/resources/org/oddity/report");

  private Golden() {}

  /**
   * Compares a text with a file; with {@code -Dgolden.write=true} the file is written instead, to
   * be looked at before it is committed.
   */
  public static void check(String file, String text) throws IOException {
    if (Boolean.getBoolean("golden.write")) {
      Files.createDirectories(FOLDER);
      Files.writeString(FOLDER.resolve(file), text);
    }
    assertThat(text).isEqualTo(Files.readString(FOLDER.resolve(file)));
  }
}
