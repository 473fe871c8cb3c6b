package org.oddity.cli;

import java.io.PrintWriter;
import java.util.Map;
import java.util.TreeSet;
import java.util.concurrent.Callable;
import org.oddity.config.OptionDescription;
import org.oddity.core.InvalidInputException;
import org.oddity.core.Paper;
import org.oddity.core.Suggestions;
import org.oddity.data.DatasetFactory;
import org.oddity.detector.DetectorFactory;
import org.oddity.experiment.ExperimentConfig;
import org.oddity.experiment.Registry;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Describes a detector, a dataset, or the experiment file itself. */
@Command(
    name = "describe",
    mixinStandardHelpOptions = true,
    description = "Prints what a detector or dataset is and all its options.")
final class DescribeCommand implements Callable<Integer> {
  private static final String EXPERIMENT = "experiment";

  private final Installation installation;

  @Parameters(
      index = "0",
      paramLabel = "NAME",
      description = "A detector or dataset, or 'experiment' for the keys of an experiment file.")
  private String name;

  @Spec private CommandSpec spec;

  DescribeCommand(Installation installation) {
    this.installation = installation;
  }

  @Override
  public Integer call() {
    Registry registry = installation.get(Registry.class);
    PrintWriter out = spec.commandLine().getOut();
    if (name.equals(EXPERIMENT)) {
      options(out, ExperimentConfig.class);
    } else if (registry.detectors().containsKey(name)) {
      detector(out, registry.detectors().get(name));
    } else if (registry.datasets().containsKey(name)) {
      dataset(out, registry.datasets().get(name));
    } else {
      throw unknown(registry);
    }
    out.flush();
    return ExitCodes.DONE;
  }

  private void detector(PrintWriter out, DetectorFactory<?> factory) {
    out.printf("%s: %s%n", name, factory.summary());
    Paper paper = factory.getClass().getAnnotation(Paper.class);
    if (paper != null) {
      out.printf(
          "%s. \"%s\". %s, %d. %s%n",
          paper.authors(), paper.title(), paper.venue(), paper.year(), paper.url());
    }
    options(out, factory.optionsType());
  }

  private void dataset(PrintWriter out, DatasetFactory<?> factory) {
    out.printf("%s: %s%n", name, factory.summary());
    options(out, factory.optionsType());
  }

  private static void options(PrintWriter out, Class<?> type) {
    out.printf("%n%-34s %-28s %-22s %s%n", "OPTION", "TAKES", "DEFAULT", "MEANING");
    for (OptionDescription row : OptionDescription.of(type)) {
      out.printf("%-34s %-28s %-22s %s%n", row.key(), row.type(), row.byDefault(), row.help());
    }
  }

  private InvalidInputException unknown(Registry registry) {
    TreeSet<String> known = new TreeSet<>(registry.detectors().keySet());
    known.addAll(registry.datasets().keySet());
    known.addAll(Map.of(EXPERIMENT, "").keySet());
    return new InvalidInputException(
        "command line", "unknown name '" + name + "'." + Suggestions.among(name, known));
  }
}
