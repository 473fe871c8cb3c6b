package org.oddity.cli;

import java.io.PrintWriter;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import org.oddity.backbone.BackboneChoice;
import org.oddity.backbone.BackboneFactory;
import org.oddity.backbone.feature.FeatureExtractors;
import org.oddity.config.ConfigNode;
import org.oddity.config.OptionDescription;
import org.oddity.core.ImageShape;
import org.oddity.core.InvalidInputException;
import org.oddity.core.Paper;
import org.oddity.core.Suggestions;
import org.oddity.data.DatasetFactory;
import org.oddity.detector.DetectorFactory;
import org.oddity.experiment.ExperimentConfig;
import org.oddity.experiment.Registry;
import org.oddity.experiment.YamlText;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Describes a detector, a dataset, a backbone, or the experiment file itself. */
@Command(
    name = "describe",
    mixinStandardHelpOptions = true,
    description = "Prints what a detector, dataset or backbone is and all its options.")
final class DescribeCommand implements Callable<Integer> {
  static final String EXPERIMENT = "experiment";
  private static final String BACKBONE = "backbone";

  private final Installation installation;

  @Parameters(
      index = "0",
      paramLabel = "NAME",
      completionCandidates = CompletedNames.Described.class,
      description =
          "A detector, dataset or backbone, registered or of configs/; or 'experiment' for the keys"
              + " of an experiment file.")
  private String name;

  @Option(
      names = "--image",
      paramLabel = "HxWxC",
      converter = ImageShapeConverter.class,
      description = "Images for which the layers of a backbone are shown, such as 32x32x3.")
  private ImageShape image;

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
    } else {
      Set<String> detectors = registry.detectors().keySet();
      Set<String> datasets = registry.datasets().keySet();
      Set<String> backbones = registry.backbones().keySet();
      NamedChoice choice =
          find("detector", detectors)
              .or(() -> find("dataset", datasets))
              .or(() -> find(BACKBONE, backbones))
              .orElseThrow(this::unknown);
      switch (choice.kind()) {
        case "detector" -> detector(out, choice, registry.detectors().get(choice.registered()));
        case "dataset" -> dataset(out, choice, registry.datasets().get(choice.registered()));
        default -> backbone(out, choice, registry.backbones().get(choice.registered()));
      }
    }
    out.flush();
    return ExitCodes.DONE;
  }

  private Optional<NamedChoice> find(String kind, Set<String> registered) {
    return NamedChoice.find(installation.configs(), kind, name, registered);
  }

  private void detector(PrintWriter out, NamedChoice choice, DetectorFactory<?> factory) {
    out.printf("%s: %s%n", choice.registered(), factory.summary());
    paper(out, factory.getClass());
    settings(out, choice);
    options(out, factory.optionsType());
  }

  private void backbone(PrintWriter out, NamedChoice choice, BackboneFactory<?> factory) {
    if (factory.isExtractor()) {
      extractor(out, choice, factory);
      return;
    }
    BackboneDescription layers = BackboneDescription.of(factory, choice);
    out.printf("%s: %s%n", choice.registered(), factory.summary());
    paper(out, factory.getClass());
    settings(out, choice);
    options(out, factory.optionsType());
    layers.print(out, Optional.ofNullable(image));
  }

  /** Layers whose names stand in a file of the user's are not shown: nobody named it. */
  private void extractor(PrintWriter out, NamedChoice choice, BackboneFactory<?> factory) {
    out.printf("%s: %s%n", choice.registered(), factory.summary());
    paper(out, factory.getClass());
    settings(out, choice);
    options(out, factory.optionsType());
    Optional<BackboneChoice> chosen =
        choice.settings().map(settings -> new BackboneChoice(choice.registered(), plain(settings)));
    if (chosen.isPresent()) {
      ImageShape shown = image == null ? new ImageShape(224, 224, 3) : image;
      out.printf("%nLayers for images of %s (--image shows others):%n", shown);
      installation
          .get(FeatureExtractors.class)
          .layers(chosen.get(), shown, List.of())
          .forEach(
              layer ->
                  out.printf(
                      "  %-16s %dx%dx%d%n",
                      layer.name(), layer.height(), layer.width(), layer.channels()));
    }
  }

  private static Map<String, Object> plain(ConfigNode.Mapping settings) {
    Map<String, Object> plain = new LinkedHashMap<>();
    settings.entries().forEach((key, node) -> plain.put(key, node.plain()));
    return plain;
  }

  private static void paper(PrintWriter out, Class<?> factory) {
    Paper paper = factory.getAnnotation(Paper.class);
    if (paper != null) {
      out.printf(
          "%s. \"%s\". %s, %d. %s%n",
          paper.authors(), paper.title(), paper.venue(), paper.year(), paper.url());
    }
  }

  private void dataset(PrintWriter out, NamedChoice choice, DatasetFactory<?> factory) {
    out.printf("%s: %s%n", choice.registered(), factory.summary());
    settings(out, choice);
    options(out, factory.optionsType());
  }

  /** Whoever names the file gets its values, not the defaults below. */
  private void settings(PrintWriter out, NamedChoice choice) {
    if (choice.file().isPresent()) {
      String file = "configs/" + choice.kind() + "/" + name + ".yaml";
      out.printf("%n%s: %s%n", file, FirstComment.of(installation.home().resolve(file)));
    }
    choice
        .settings()
        .ifPresent(
            settings -> {
              out.printf("'%s: %s' sets:%n", choice.kind(), name);
              settings.entries().forEach((key, node) -> setting(out, key, node));
            });
  }

  private static void setting(PrintWriter out, String key, ConfigNode node) {
    out.printf("  %s: %s%n", key, YamlText.onOneLine(node.plain()));
  }

  private static void options(PrintWriter out, Class<?> type) {
    out.printf("%n%-34s %-28s %-22s %s%n", "OPTION", "TAKES", "DEFAULT", "MEANING");
    for (OptionDescription row : OptionDescription.of(type)) {
      out.printf("%-34s %-28s %-22s %s%n", row.key(), row.type(), row.byDefault(), row.help());
    }
  }

  private InvalidInputException unknown() {
    return new InvalidInputException(
        "command line",
        "unknown name '"
            + name
            + "'."
            + Suggestions.among(name, new KnownNames(installation).described()));
  }
}
