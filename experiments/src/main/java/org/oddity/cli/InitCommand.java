package org.oddity.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import org.oddity.core.InvalidInputException;
import org.oddity.data.DataHome;
import org.oddity.experiment.ExperimentPlanner;
import org.oddity.tracking.AtomicFiles;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Writes an experiment to start from. */
@Command(
    name = "init",
    mixinStandardHelpOptions = true,
    description = {
      "Writes an experiment file to start from, with comments.",
      "On drawn shapes, on a dataset by its name, or on a folder of images. What it writes can be"
          + " run as it is."
    })
final class InitCommand implements Callable<Integer> {
  private final Installation installation;

  @Parameters(
      index = "0",
      arity = "0..1",
      paramLabel = "FILE",
      defaultValue = "experiment.yaml",
      description = {
        "The file to write, after which the experiment is named (default: experiment.yaml).",
        "A file that is there already is not touched."
      })
  private Path file;

  @ArgGroup private Images images = new Images();

  @Mixin private DataOption data = new DataOption();

  @Spec private CommandSpec spec;

  InitCommand(Installation installation) {
    this.installation = installation;
  }

  /** Which images, of which only one choice can be made. */
  static final class Images {
    @Option(
        names = "--dataset",
        paramLabel = "NAME",
        completionCandidates = CompletedNames.Datasets.class,
        description = "A dataset of 'oddity list datasets' (default: synthetic-shapes).")
    private String dataset = "synthetic-shapes";

    @Option(
        names = "--folder",
        paramLabel = "DIR",
        description = {
          "A folder of images: train/0.normal, test/0.normal and test/1.abnormal; or train/good,"
              + " test/good and test/DEFECT, also for each category; or a folder for each class."
        })
    private Path folder;
  }

  @Override
  public Integer call() {
    Path target = withEnding(file);
    if (Files.exists(target)) {
      throw new InvalidInputException(
          target.toString(), "is there already; name another file to write, or remove this one");
    }
    DataHome home = installation.dataHome(data.folder());
    String yaml = new StarterExperiment(target, dataset(home)).yaml();
    // Whoever reads the file shall not meet problems that could be told now.
    installation.get(ExperimentPlanner.class).plan(yaml, List.of(), installation.configs(), home);
    write(target, yaml);
    PrintWriter out = spec.commandLine().getOut();
    String word = ShellWord.quoted(target.toString());
    out.printf(
        "Written: %s%nNext:    oddity check %s%n         oddity run %s%n", target, word, word);
    out.flush();
    return ExitCodes.DONE;
  }

  private static Path withEnding(Path file) {
    String name = file.getFileName().toString();
    return name.matches(".*\\.ya?ml") ? file : file.resolveSibling(name + ".yaml");
  }

  private StarterDataset dataset(DataHome home) {
    return images.folder == null
        ? StarterDataset.named(installation, images.dataset, home)
        : StarterDataset.ofImages(installation, images.folder, home);
  }

  private static void write(Path target, String yaml) {
    try {
      AtomicFiles.write(target, yaml.getBytes(StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw new UncheckedIOException(e.getMessage(), e);
    }
  }
}
