package org.oddity.cli;

import java.io.PrintWriter;
import java.net.URI;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.oddity.core.InvalidInputException;
import org.oddity.tracking.mlflow.MlflowSync;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Sends a run to an MLflow server. */
@Command(
    name = "sync",
    mixinStandardHelpOptions = true,
    description = "Sends to an MLflow server what it lacks of a run; a second time sends nothing.")
final class SyncCommand implements Callable<Integer> {
  private final Installation installation;

  @Parameters(index = "0", paramLabel = "RUN", description = RunArgument.DESCRIPTION)
  private Path run;

  @Option(
      names = "--to",
      required = true,
      paramLabel = "URL",
      description = "The server, such as http://localhost:5000.")
  private String server;

  @Spec private CommandSpec spec;

  SyncCommand(Installation installation) {
    this.installation = installation;
  }

  @Override
  public Integer call() {
    PrintWriter out = spec.commandLine().getOut();
    URI address = address();
    out.println(installation.get(MlflowSync.class).sync(RunArgument.folder(run), address));
    out.flush();
    return ExitCodes.DONE;
  }

  private URI address() {
    try {
      return URI.create(server);
    } catch (IllegalArgumentException e) {
      throw new InvalidInputException(
          "command line", "--to '" + server + "' must be an address such as http://localhost:5000");
    }
  }
}
