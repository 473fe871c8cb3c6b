package org.oddity.cli;

import java.io.PrintWriter;
import java.net.URI;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.oddity.cli.doctor.Diagnosis;
import org.oddity.cli.doctor.Doctor;
import org.oddity.core.InvalidInputException;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Says what there is to compute with. */
@Command(
    name = "doctor",
    mixinStandardHelpOptions = true,
    description = {
      "Says what this machine offers, and whether experiments can run on it.",
      "Processor, threads, memory, what trains, GPUs and whether they can be used, data, disk. Exit"
          + " code 0 if experiments can run."
    })
final class DoctorCommand implements Callable<Integer> {
  private final Installation installation;

  @Option(
      names = "--mlflow",
      paramLabel = "URL",
      description = "Also ask a server, such as http://localhost:5000.")
  private Optional<String> mlflow = Optional.empty();

  @Option(
      names = "--out",
      paramLabel = "DIR",
      defaultValue = "runs",
      description = "Where results would go (default: runs).")
  private Path out;

  @Option(names = "--json", description = "Print one line of JSON.")
  private boolean json;

  @Mixin private DataOption data = new DataOption();

  @Spec private CommandSpec spec;

  DoctorCommand(Installation installation) {
    this.installation = installation;
  }

  @Override
  public Integer call() {
    Diagnosis diagnosis =
        installation
            .get(Doctor.class)
            .examine(
                new Doctor.Question(
                    installation.configs(),
                    installation.dataHome(data.folder()),
                    out,
                    mlflow.map(DoctorCommand::address)));
    PrintWriter console = spec.commandLine().getOut();
    if (json) {
      console.println(diagnosis.json());
      console.flush();
    } else {
      diagnosis.print(console);
    }
    return diagnosis.isReady() ? ExitCodes.DONE : ExitCodes.ERROR;
  }

  private static URI address(String given) {
    try {
      return URI.create(given);
    } catch (IllegalArgumentException e) {
      throw new InvalidInputException(
          "command line",
          "--mlflow '" + given + "' must be an address such as http://localhost:5000");
    }
  }
}
