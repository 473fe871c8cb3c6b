package org.oddity.cli;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.oddity.config.ConfigNode;
import org.oddity.config.Problems;
import org.oddity.config.RecordBinder;
import org.oddity.core.Place;
import org.oddity.data.Dataset;
import org.oddity.data.DatasetFactory;
import org.oddity.data.folder.MvtecFolder;
import org.oddity.experiment.Overrides;
import org.oddity.experiment.Registry;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Writes any dataset with masks in MVTec AD's layout. */
@Command(
    name = "mvtec-layout",
    mixinStandardHelpOptions = true,
    description =
        "Writes a dataset with masks, such as textures or visa, as a folder in MVTec AD's layout;"
            + " see docs/localisation.md.")
final class BuildMvtecLayoutCommand implements Callable<Integer> {
  private static final String COMMAND_LINE = "command line";

  private final Installation installation;

  @Spec private CommandSpec spec;

  @Mixin private DataOption data;

  @Option(
      names = "--from",
      paramLabel = "NAME",
      required = true,
      description = "The dataset, such as textures.")
  private String from;

  @Option(names = "--to", paramLabel = "DIR", required = true, description = "Folder to make.")
  private Path to;

  @Parameters(
      arity = "0..*",
      paramLabel = "key=value",
      description = "Options of the dataset, such as size=256.")
  private List<String> settings = new ArrayList<>();

  BuildMvtecLayoutCommand(Installation installation) {
    this.installation = installation;
  }

  @Override
  public Integer call() {
    Registry registry = installation.get(Registry.class);
    NamedChoice choice =
        NamedChoice.dataset(installation.configs(), from, registry.datasets().keySet());
    Problems problems = new Problems();
    ConfigNode.Mapping options =
        Overrides.apply(
            choice.settings().orElse(ConfigNode.Mapping.empty(Place.of(COMMAND_LINE))),
            settings,
            problems);
    problems.throwIfAny();
    DatasetFactory<?> factory = registry.datasets().get(choice.registered());
    int images = MvtecFolder.write(open(factory, options), to);
    spec.commandLine().getOut().println(to + ": " + images + " images");
    spec.commandLine().getOut().flush();
    return ExitCodes.DONE;
  }

  private <O extends Record> Dataset open(DatasetFactory<O> factory, ConfigNode.Mapping options) {
    O bound = RecordBinder.bindOrThrow(options, from, factory.optionsType());
    return factory.open(bound, installation.dataHome(data.folder()));
  }
}
