package org.oddity.cli;

import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** The program without a command: prints its help. */
@Command(
    name = "oddity",
    mixinStandardHelpOptions = true,
    versionProvider = VersionPrinter.class,
    description = {
      "Compares one-class image anomaly detectors by declared, repeatable experiments.",
      "Start with: oddity run quickstart"
    },
    synopsisSubcommandLabel = "COMMAND",
    subcommands = {
      InitCommand.class,
      RunCommand.class,
      CheckCommand.class,
      StatusCommand.class,
      ListCommand.class,
      DescribeCommand.class,
      DataCommand.class,
      ReportCommand.class,
      CompareCommand.class,
      SyncCommand.class,
      PublishCommand.class,
      ScoreCommand.class,
      BenchCommand.class,
      DoctorCommand.class,
      CompletionCommand.class,
      WorkerCommandLine.class,
      CommandLine.HelpCommand.class
    },
    exitCodeListHeading = "%nExit codes:%n",
    exitCodeList = {
      "0:all done",
      "1:some cell failed",
      "2:bad input, nothing was done",
      "3:an error in the program or the machine"
    })
final class OddityCommand implements Runnable {
  @Spec private CommandSpec spec;

  @Override
  public void run() {
    spec.commandLine().usage(spec.commandLine().getOut());
  }
}
