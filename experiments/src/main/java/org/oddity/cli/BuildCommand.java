package org.oddity.cli;

import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** Makes datasets out of published files. */
@Command(
    name = "build",
    mixinStandardHelpOptions = true,
    description = "Makes a dataset out of files that a publisher offers, or out of another one.",
    synopsisSubcommandLabel = "NAME",
    subcommands = {BuildCocoCropCommand.class, BuildMvtecLayoutCommand.class})
final class BuildCommand implements Runnable {
  @Spec private CommandSpec spec;

  @Override
  public void run() {
    spec.commandLine().usage(spec.commandLine().getOut());
  }
}
