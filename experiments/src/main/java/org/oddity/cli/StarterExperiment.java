package org.oddity.cli;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import org.oddity.config.RecordBinder;
import org.oddity.config.YamlReader;
import org.oddity.experiment.YamlText;
import org.oddity.experiment.protocol.Protocol;

/**
 * A commented experiment to start from.
 *
 * @param file where it is to stand, after which it is named
 * @param dataset its images
 */
record StarterExperiment(Path file, StarterDataset dataset) {
  /** Returns the experiment as YAML; what starts with a small letter can be uncommented. */
  String yaml() {
    return """
        # An experiment to start from, written by `oddity init`.
        #
        #   oddity check %2$s    # every mistake in here, the splits, a rough cost
        #   oddity run %2$s      # stopped at any moment, the same command goes on
        #
        # A key that is left out has its default: `oddity describe experiment` prints all of them.
        name: %1$s
        description: ""

        # `oddity list datasets` names others, `oddity describe %3$s` prints the options of this one.
        dataset:%4$s

        # Here %5$s.
        # Of fewer images, to try things out: %7$s
        protocol: %6$s

        # The rows of the table. `oddity list detectors` names more, `oddity describe knn` prints the options of one.
        detectors:
          knn: {neighbours: 5}  # goes before what configs/detector/knn.yaml sets
          pca:
          gaussian:
          isolation-forest:
          # Networks that are trained, for minutes or hours:
          # autoencoder:
          #   training: {epochs: 20}
          # vae:
          # On features of a network that has seen ImageNet, after `oddity data fetch weights/resnet18`:
          # deep-knn:

        # Each detector runs once with each seed; [1, 2, 3] tells how far the seed matters.
        seeds: [1]

        # Variants of a row, each a row of its own.
        # grid:
        #   pca: {variance: [0.9, 0.99]}

        # Keeps each fitted detector, for `oddity score`.
        # save-models: true

        # Shows the run in MLflow while it goes on.
        # tracking: {mlflow: http://localhost:5000}

        # How many cells at a time, and threads of each; else as many cells as there are cores.
        # runner: {workers: 1, threads: 2}
        """
        .formatted(
            name(),
            ShellWord.quoted(file.toString()),
            dataset.name(),
            dataset.yaml(),
            sentence(),
            protocol(),
            YamlText.onOneLine(withLimits()));
  }

  /** The file's name, with what the name of an experiment cannot hold left out. */
  private String name() {
    String stem = file.getFileName().toString().replaceFirst("\\.ya?ml$", "");
    String name = stem.replaceAll("[^A-Za-z0-9_-]+", "-").replaceFirst("^[_-]+", "");
    return name.isEmpty() ? "experiment" : name.substring(0, Math.min(name.length(), 80));
  }

  private String sentence() {
    return RecordBinder.bindOrThrow(
            YamlReader.readValue(protocol(), "protocol"), "protocol", Protocol.class)
        .sentence();
  }

  private String protocol() {
    Map<String, Object> keys = dataset.protocol();
    return keys.size() == 1
        ? String.valueOf(keys.get(RecordBinder.KIND))
        : YamlText.onOneLine(keys);
  }

  private Map<String, Object> withLimits() {
    Map<String, Object> limited = new LinkedHashMap<>(dataset.protocol());
    limited.put("limits", Map.of("train", 200));
    return limited;
  }
}
