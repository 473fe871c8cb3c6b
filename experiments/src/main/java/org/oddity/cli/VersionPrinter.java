package org.oddity.cli;

import java.util.ArrayList;
import java.util.List;
import org.oddity.experiment.Provenance;
import picocli.CommandLine;

/** Prints what would be written into a run's journal: versions and hardware. */
final class VersionPrinter implements CommandLine.IVersionProvider {
  @Override
  public String[] getVersion() {
    List<String> lines = new ArrayList<>();
    Provenance.collect()
        .forEach((name, value) -> lines.add(String.format("%-12s %s", name, value)));
    return lines.toArray(String[]::new);
  }
}
