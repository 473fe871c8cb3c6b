package org.oddity.cli;

import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.oddity.config.ConfigNode;
import org.oddity.config.RecordBinder;
import org.oddity.core.InvalidInputException;
import org.oddity.core.Place;
import org.oddity.core.Suggestions;
import org.oddity.data.DatasetFactory;
import org.oddity.data.Download;
import org.oddity.data.fetch.Downloader;
import org.oddity.data.fetch.Verdict;
import org.oddity.data.fetch.Verifier;
import org.oddity.experiment.Registry;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Downloads published datasets, checks them, and makes others of them. */
@Command(
    name = "data",
    mixinStandardHelpOptions = true,
    description = "Downloads published datasets, checks what is there, makes others of it.",
    subcommands = BuildCommand.class)
final class DataCommand implements Runnable {
  static final String WEIGHTS = "weights/";

  private final Installation installation;

  @Spec private CommandSpec spec;

  DataCommand(Installation installation) {
    this.installation = installation;
  }

  @Override
  public void run() {
    spec.commandLine().usage(spec.commandLine().getOut());
  }

  @Command(
      name = "fetch",
      mixinStandardHelpOptions = true,
      description =
          "Downloads datasets and weights from their publishers; goes on where it was cut off.")
  int fetch(
      @Parameters(
              arity = "1..*",
              paramLabel = "NAME",
              completionCandidates = CompletedNames.Downloads.class,
              description = "Such as cifar10, or weights/resnet18.")
          List<String> names,
      @Mixin DataOption data) {
    PrintWriter out = spec.commandLine().getOut();
    for (Download download : downloads(names)) {
      out.println(download.licence());
      installation
          .get(Downloader.class)
          .fetch(download, installation.dataHome(data.folder()), new DownloadConsole(out));
    }
    out.flush();
    return ExitCodes.DONE;
  }

  @Command(
      name = "verify",
      mixinStandardHelpOptions = true,
      description = "Checks the files of datasets against the publishers' checksums.")
  int verify(
      @Parameters(
              arity = "1..*",
              paramLabel = "NAME",
              completionCandidates = CompletedNames.Downloads.class,
              description = "Such as cifar10, or weights/resnet18.")
          List<String> names,
      @Mixin DataOption data) {
    PrintWriter out = spec.commandLine().getOut();
    boolean intact = true;
    for (Download download : downloads(names)) {
      for (Verdict verdict :
          installation.get(Verifier.class).verify(download, installation.dataHome(data.folder()))) {
        out.printf("%-10s %s%s%n", verdict.state(), verdict.path(), detail(verdict));
        intact &= verdict.isIntact();
      }
    }
    out.flush();
    return intact ? ExitCodes.DONE : ExitCodes.SOME_FAILED;
  }

  private static String detail(Verdict verdict) {
    return verdict.detail().isEmpty() ? "" : ": " + verdict.detail();
  }

  private List<Download> downloads(List<String> names) {
    List<Download> downloads = new ArrayList<>();
    for (String name : names) {
      downloads.add(download(name));
    }
    return downloads;
  }

  /**
   * A name is a file in configs/dataset, a registered dataset with its defaults, or {@code
   * weights/} and a backbone.
   */
  private Download download(String name) {
    Registry registry = installation.get(Registry.class);
    if (name.startsWith(WEIGHTS)) {
      return weights(name.substring(WEIGHTS.length()), registry);
    }
    NamedChoice choice =
        NamedChoice.dataset(installation.configs(), name, registry.datasets().keySet());
    DatasetFactory<?> factory = registry.datasets().get(choice.registered());
    ConfigNode.Mapping options =
        choice.settings().orElse(ConfigNode.Mapping.empty(Place.of("command line")));
    return download(factory, options, name);
  }

  private static Download weights(String backbone, Registry registry) {
    Map<String, Download> known = new TreeMap<>();
    registry
        .backbones()
        .forEach((name, factory) -> factory.download().ifPresent(file -> known.put(name, file)));
    Download download = known.get(backbone);
    if (download == null) {
      throw new InvalidInputException(
          "command line",
          "no weights of '"
              + backbone
              + "' are published in a form that is read here."
              + Suggestions.among(backbone, known.keySet()));
    }
    return download;
  }

  private static <O extends Record> Download download(
      DatasetFactory<O> factory, ConfigNode.Mapping options, String name) {
    O bound = RecordBinder.bindOrThrow(options, name, factory.optionsType());
    return factory
        .download(bound)
        .orElseThrow(
            () ->
                new InvalidInputException(
                    "command line",
                    "dataset '" + name + "' has nothing to download: " + factory.summary()));
  }
}
