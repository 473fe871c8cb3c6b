package org.oddity.cli;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.Callable;
import org.oddity.config.ConfigNode;
import org.oddity.config.RecordBinder;
import org.oddity.config.YamlReader;
import org.oddity.core.InvalidInputException;
import org.oddity.core.Place;
import org.oddity.core.Suggestions;
import org.oddity.data.Dataset;
import org.oddity.data.DatasetFactory;
import org.oddity.data.folder.MvtecFolder;
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
    ConfigNode.Mapping options = ConfigNode.Mapping.empty(Place.of(COMMAND_LINE));
    ConfigNode.Mapping file =
        installation
            .configs()
            .find("dataset", from)
            .orElse(options.with("dataset", YamlReader.readValue(from, COMMAND_LINE)));
    String registered = String.valueOf(file.get("dataset").orElseThrow().plain());
    Registry registry = installation.get(Registry.class);
    DatasetFactory<?> factory = registry.datasets().get(registered);
    if (factory == null) {
      Set<String> known = new TreeSet<>(registry.datasets().keySet());
      known.addAll(installation.configs().names("dataset"));
      throw new InvalidInputException(
          COMMAND_LINE, "unknown dataset '" + from + "'." + Suggestions.among(from, known));
    }
    options = file.without("dataset");
    for (String setting : settings) {
      int sign = setting.indexOf('=');
      if (sign < 1) {
        throw new InvalidInputException(
            COMMAND_LINE, "'" + setting + "' must be key=value, such as size=256");
      }
      options =
          options.with(
              setting.substring(0, sign),
              YamlReader.readValue(setting.substring(sign + 1), COMMAND_LINE));
    }
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
