package org.oddity.cli;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Writes a run's report again. */
@Command(
    name = "report",
    mixinStandardHelpOptions = true,
    description = "Writes the report of a run, finished or not: a page, CSV and Markdown.")
final class ReportCommand implements Callable<Integer> {
  private final Installation installation;

  @Parameters(index = "0", paramLabel = "RUN", description = RunArgument.DESCRIPTION)
  private Path run;

  @Spec private CommandSpec spec;

  ReportCommand(Installation installation) {
    this.installation = installation;
  }

  @Override
  public Integer call() {
    ReportFiles written = ReportFiles.write(installation, RunArgument.folder(run));
    PrintWriter out = spec.commandLine().getOut();
    out.println(written.table());
    out.printf("Report: %s%n", written.page());
    out.flush();
    return ExitCodes.DONE;
  }
}
