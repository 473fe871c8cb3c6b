package org.oddity.cli.doctor;

import jakarta.inject.Inject;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.oddity.config.ConfigNode;
import org.oddity.config.RecordBinder;
import org.oddity.core.InvalidInputException;
import org.oddity.data.DataHome;
import org.oddity.data.DatasetFactory;
import org.oddity.experiment.ConfigCatalogue;
import org.oddity.experiment.Registry;

/** Where data and runs lie. */
final class Storage {
  private static final double GIBIBYTE = 1L << 30;
  private static final double LEAST_GIBIBYTES = 1;

  private final Registry registry;

  @Inject
  Storage(Registry registry) {
    this.registry = registry;
  }

  List<Finding> findings(DataHome home, ConfigCatalogue configs, Path runs) {
    return List.of(data(home, configs), disk(runs));
  }

  private Finding data(DataHome home, ConfigCatalogue configs) {
    List<String> present = new ArrayList<>();
    List<String> absent = new ArrayList<>();
    for (String name : configs.names("dataset")) {
      (opens(name, home, configs) ? present : absent).add(name);
    }
    List<String> lines =
        List.of(
            home.root().toString(),
            "there: " + String.join(", ", present),
            "absent: " + (absent.isEmpty() ? "none" : String.join(", ", absent)));
    Map<String, Object> facts =
        Map.of("home", home.root().toString(), "there", present, "absent", absent);
    Finding finding = Finding.of("data", lines, facts);
    return absent.isEmpty()
        ? finding
        : finding.hint("./oddity data fetch NAME gets absent data that is published for download");
  }

  private boolean opens(String name, DataHome home, ConfigCatalogue configs) {
    Optional<ConfigNode.Mapping> file = configs.find("dataset", name);
    String registered =
        file.flatMap(mapping -> mapping.get("dataset"))
            .map(node -> String.valueOf(node.plain()))
            .orElse(name);
    DatasetFactory<?> factory = registry.datasets().get(registered);
    return factory != null
        && file.isPresent()
        && opens(factory, file.get().without("dataset"), name, home);
  }

  private static <O extends Record> boolean opens(
      DatasetFactory<O> factory, ConfigNode.Mapping options, String name, DataHome home) {
    try {
      factory.open(RecordBinder.bindOrThrow(options, name, factory.optionsType()), home);
      return true;
    } catch (InvalidInputException e) {
      return false; // absent or damaged: "check" and "data verify" say what is missing
    }
  }

  private static Finding disk(Path runs) {
    Path existing = runs.toAbsolutePath();
    while (!Files.exists(existing)) {
      existing = existing.getParent();
    }
    // not Files.getFileStore, which fails where no mount point is known, as in a chroot
    double free = existing.toFile().getUsableSpace() / GIBIBYTE;
    String line = String.format(Locale.ROOT, "%.1f GiB free for %s", free, runs);
    Finding finding =
        Finding.of("disk", line, Map.of("runs", runs.toString(), "free_gib", Machine.tenths(free)));
    if (!Files.isWritable(existing)) {
      return finding.problem(existing + " cannot be written to: name another by --out");
    }
    return free < LEAST_GIBIBYTES
        ? finding.problem("the disk of " + runs + " is full: name another folder by --out")
        : finding;
  }
}
