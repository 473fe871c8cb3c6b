package org.oddity.cli;

import picocli.CommandLine;

/** Starts the program. */
public final class Main {
  private Main() {}

  /** Runs one command and ends with its exit code. */
  public static void main(String[] arguments) {
    System.setProperty("java.awt.headless", "true");
    System.exit(commandLine().execute(arguments));
  }

  /** Returns the whole command line, ready to execute. */
  public static CommandLine commandLine() {
    Installation installation = Installation.ofThisProgram();
    return new CommandLine(new OddityCommand(), new CommandFactory(installation))
        .setCaseInsensitiveEnumValuesAllowed(true)
        .setUsageHelpAutoWidth(true)
        .setParameterExceptionHandler(new MistakePrinter())
        .setExecutionExceptionHandler(new FailurePrinter());
  }
}
