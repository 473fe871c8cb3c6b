package org.oddity.cli;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.Set;
import java.util.concurrent.Callable;
import org.oddity.evaluation.published.PublishedTables;
import org.oddity.report.publish.Publisher;
import org.oddity.tracking.CellState;
import org.oddity.tracking.Journal;
import org.oddity.tracking.RunFolder;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Copies a finished run's table, figures and config to the published results. */
@Command(
    name = "publish",
    mixinStandardHelpOptions = true,
    description = "Copies a finished run's table, figures and config to results/NAME.")
final class PublishCommand implements Callable<Integer> {
  private final Installation installation;

  @Parameters(index = "0", paramLabel = "RUN", description = RunArgument.DESCRIPTION)
  private Path run;

  @Option(
      names = "--to",
      paramLabel = "DIR",
      description = "The folder of published results (default: results in Oddity's own folder).")
  private Path results;

  @Option(names = "--unfinished", description = "Publish although cells failed or are missing.")
  private boolean unfinished;

  @Option(
      names = "--pictures",
      description =
          "Publish also images of the dataset, with the lowest and highest scores and with maps,"
              + " where its terms allow it.")
  private boolean pictures;

  @Spec private CommandSpec spec;

  PublishCommand(Installation installation) {
    this.installation = installation;
  }

  @Override
  public Integer call() {
    RunFolder folder = RunArgument.folder(run);
    PublishedTables published = PublishedTables.load(installation.configs().root());
    Path target = results == null ? installation.home().resolve("results") : results;
    String command =
        CellState.of(Journal.read(folder.journal()))
            .tags()
            .getOrDefault("command", "./oddity run config.yaml");
    Set<Publisher.Wanted> wanted = EnumSet.noneOf(Publisher.Wanted.class);
    if (unfinished) {
      wanted.add(Publisher.Wanted.UNFINISHED);
    }
    if (pictures) {
      wanted.add(Publisher.Wanted.PICTURES);
    }
    Path written =
        installation.get(Publisher.class).publish(folder, published, target, command, wanted);
    PrintWriter out = spec.commandLine().getOut();
    out.printf("Published: %s%n", written);
    out.flush();
    return ExitCodes.DONE;
  }
}
