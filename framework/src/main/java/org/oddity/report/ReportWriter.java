package org.oddity.report;

import jakarta.inject.Inject;
import java.nio.file.Path;
import java.util.Map;
import org.oddity.tracking.RunFolder;

/** Stub. */
public final class ReportWriter {
  @Inject
  ReportWriter() {}

  /** Stub. */
  public record Written(Path page, String table, Map<String, String> artifacts) {}

  /** Stub. */
  public Written write(RunFolder folder, Path configs) {
    return new Written(folder.report().resolve("index.html"), "", Map.of());
  }
}
