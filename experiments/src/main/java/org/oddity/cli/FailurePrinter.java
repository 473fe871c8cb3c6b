package org.oddity.cli;

import java.io.PrintWriter;
import java.io.UncheckedIOException;
import org.oddity.core.InvalidInputException;
import org.oddity.data.fetch.FetchFailedException;
import org.oddity.detector.DetectorFailedException;
import org.oddity.experiment.runner.RunnerFailedException;
import org.oddity.tracking.mlflow.MlflowException;
import picocli.CommandLine;

/** Says what went wrong: a user's mistake in lines of its own, anything else with its trace. */
final class FailurePrinter implements CommandLine.IExecutionExceptionHandler {
  @Override
  public int handleExecutionException(
      Exception failure, CommandLine commandLine, CommandLine.ParseResult parsed) {
    PrintWriter err = commandLine.getErr();
    if (failure instanceof InvalidInputException invalid) {
      invalid.problems().forEach(err::println);
      return ExitCodes.BAD_INPUT;
    }
    if (failure instanceof FetchFailedException
        || failure instanceof DetectorFailedException
        || failure instanceof MlflowException
        || failure instanceof RunnerFailedException) {
      err.println(failure.getMessage());
      return ExitCodes.ERROR;
    }
    if (failure instanceof UncheckedIOException io) {
      String cause = String.valueOf(io.getCause().getMessage());
      String message = String.valueOf(io.getMessage());
      err.println(message.contains(cause) ? message : message + ": " + cause);
      return ExitCodes.ERROR;
    }
    err.println("This is an error in Oddity, not in what you asked for:");
    failure.printStackTrace(err);
    return ExitCodes.ERROR;
  }
}
