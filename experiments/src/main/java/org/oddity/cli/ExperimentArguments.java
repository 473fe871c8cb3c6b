package org.oddity.cli;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.oddity.core.Shown;
import org.oddity.data.DataHome;
import org.oddity.experiment.ExperimentPlan;
import org.oddity.experiment.ExperimentPlanner;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** An experiment file and what is laid over it. */
final class ExperimentArguments {
  @Parameters(
      index = "0",
      paramLabel = "FILE",
      completionCandidates = CompletedNames.Experiments.class,
      description = "The experiment, or the name of one in configs/experiment.")
  private Path file;

  @Parameters(
      index = "1..*",
      paramLabel = "key=value",
      description = "Values laid over the file, such as seeds=1,2 or detectors.knn.neighbours=3.")
  private List<String> overrides = new ArrayList<>();

  @Mixin private DataOption data = new DataOption();

  DataHome dataHome(Installation installation) {
    return installation.dataHome(data.folder());
  }

  ExperimentPlan plan(Installation installation) {
    return installation
        .get(ExperimentPlanner.class)
        .plan(
            installation.experiment(file),
            overrides,
            installation.configs(),
            dataHome(installation));
  }

  Path file() {
    return file;
  }

  /**
   * Returns the command that runs the same again, as a shell takes it, without credentials.
   *
   * @param out the run folder where one was named, else null
   */
  String command(Path out) {
    List<String> words = new ArrayList<>(List.of("./oddity", "run", file.toString()));
    if (out != null) {
      words.addAll(List.of("--out", out.toString()));
    }
    overrides.stream().map(Shown::withoutCredentials).forEach(words::add);
    return words.stream().map(ShellWord::quoted).collect(Collectors.joining(" "));
  }
}
