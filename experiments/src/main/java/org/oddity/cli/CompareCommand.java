package org.oddity.cli;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.concurrent.Callable;
import org.oddity.report.comparison.ComparisonReport;
import org.oddity.report.comparison.RunComparison;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Compares the methods of one run or of several. */
@Command(
    name = "compare",
    mixinStandardHelpOptions = true,
    description = {
      "Compares methods on the same test images.",
      "DeLong's test per task; average ranks with Friedman's and Nemenyi's tests over tasks."
    })
final class CompareCommand implements Callable<Integer> {
  @Parameters(
      arity = "1..*",
      paramLabel = "RUN",
      description = "Run folders, or names of some below runs.")
  private List<Path> runs = new ArrayList<>();

  @Option(
      names = "--only",
      split = ",",
      paramLabel = "ROW",
      description = "The detectors to compare, by their rows' names (default: all but oracles).")
  private List<String> only = new ArrayList<>();

  @Option(
      names = "--level",
      paramLabel = "SHARE",
      defaultValue = "0.95",
      description = "Level of the intervals (default: 0.95).")
  private double level;

  @Option(
      names = "--out",
      paramLabel = "DIR",
      description = "Also write comparison.html, .md, .csv and the diagram there.")
  private Path out;

  @Spec private CommandSpec spec;

  @Override
  public Integer call() {
    ComparisonReport report =
        RunComparison.of(
            runs.stream().map(RunArgument::folder).toList(), new LinkedHashSet<>(only), level);
    PrintWriter console = spec.commandLine().getOut();
    console.println(report.text());
    if (out != null) {
      report.write(out).forEach(file -> console.printf("written: %s%n", file));
    }
    console.flush();
    return ExitCodes.DONE;
  }
}
