package org.oddity.cli;

import java.util.Collection;
import java.util.Set;
import java.util.TreeSet;
import org.oddity.experiment.Registry;

/** The names that can be given to commands: what is registered and what {@code configs/} holds. */
final class KnownNames {
  private final Installation installation;

  KnownNames(Installation installation) {
    this.installation = installation;
  }

  Set<String> experiments() {
    return new TreeSet<>(installation.configs().names("experiment"));
  }

  Set<String> datasets() {
    return with("dataset", registry().datasets().keySet());
  }

  Set<String> detectors() {
    return with("detector", registry().detectors().keySet());
  }

  /** Returns whatever {@code oddity describe} takes. */
  Set<String> described() {
    Set<String> names = with("backbone", registry().backbones().keySet());
    names.addAll(datasets());
    names.addAll(detectors());
    names.add(DescribeCommand.EXPERIMENT);
    return names;
  }

  /** Returns whatever {@code oddity data fetch} takes: datasets, and weights of backbones. */
  Set<String> downloads() {
    Set<String> names = datasets();
    registry()
        .backbones()
        .forEach(
            (name, factory) ->
                factory.download().ifPresent(file -> names.add(DataCommand.WEIGHTS + name)));
    return names;
  }

  private Registry registry() {
    return installation.get(Registry.class);
  }

  private Set<String> with(String kind, Collection<String> registered) {
    Set<String> names = new TreeSet<>(installation.configs().names(kind));
    names.addAll(registered);
    return names;
  }
}
