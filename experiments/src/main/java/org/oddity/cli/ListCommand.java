package org.oddity.cli;

import java.io.PrintWriter;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import org.oddity.experiment.Registry;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Lists what can be named in an experiment. */
@Command(
    name = "list",
    mixinStandardHelpOptions = true,
    description = "Lists what can be named in an experiment.")
final class ListCommand implements Callable<Integer> {
  /** What there is to list. */
  enum What {
    ALL,
    DETECTORS,
    DATASETS,
    BACKBONES,
    EXPERIMENTS,
    PUBLISHED;

    @Override
    public String toString() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  private final Installation installation;

  @Parameters(
      index = "0",
      arity = "0..1",
      defaultValue = "ALL",
      paramLabel = "WHAT",
      description = "detectors, datasets, backbones, experiments or published; without it all.")
  private What what;

  @Spec private CommandSpec spec;

  ListCommand(Installation installation) {
    this.installation = installation;
  }

  @Override
  public Integer call() {
    PrintWriter out = spec.commandLine().getOut();
    Registry registry = installation.get(Registry.class);
    if (shows(What.DETECTORS)) {
      Map<String, String> detectors = new TreeMap<>();
      registry.detectors().forEach((name, factory) -> detectors.put(name, factory.summary()));
      print(out, "detectors", detectors);
      configs(out, "detector", "configured detectors (configs/detector)");
    }
    if (shows(What.DATASETS)) {
      Map<String, String> datasets = new TreeMap<>();
      registry.datasets().forEach((name, factory) -> datasets.put(name, factory.summary()));
      print(out, "datasets", datasets);
      configs(out, "dataset", "configured datasets (configs/dataset)");
    }
    if (shows(What.BACKBONES)) {
      Map<String, String> backbones = new TreeMap<>();
      registry.backbones().forEach((name, factory) -> backbones.put(name, factory.summary()));
      print(out, "backbones", backbones);
      configs(out, "backbone", "configured backbones (configs/backbone)");
    }
    if (shows(What.EXPERIMENTS)) {
      configs(out, "experiment", "experiments (configs/experiment)");
    }
    if (shows(What.PUBLISHED)) {
      configs(out, "published", "published tables (configs/published)");
    }
    out.flush();
    return ExitCodes.DONE;
  }

  private boolean shows(What wanted) {
    return what == What.ALL || what == wanted;
  }

  private void configs(PrintWriter out, String kind, String title) {
    Map<String, String> names = new TreeMap<>();
    installation.configs().names(kind).forEach(name -> names.put(name, comment(kind, name)));
    print(out, title, names);
  }

  /** The first line of a configuration says what it is. */
  private String comment(String kind, String name) {
    return FirstComment.of(installation.home().resolve("configs/" + kind + "/" + name + ".yaml"));
  }

  private static void print(PrintWriter out, String title, Map<String, String> rows) {
    out.println(title + ":");
    rows.forEach((name, summary) -> out.printf("  %-26s %s%n", name, summary));
    out.println();
  }
}
