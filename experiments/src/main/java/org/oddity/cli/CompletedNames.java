package org.oddity.cli;

import java.util.Collection;
import java.util.Iterator;
import java.util.function.Function;

/** Names for a shell to complete, looked up when its script is made. */
abstract class CompletedNames implements Iterable<String> {
  private final Installation installation;
  private final Function<KnownNames, Collection<String>> names;

  private CompletedNames(
      Installation installation, Function<KnownNames, Collection<String>> names) {
    this.installation = installation;
    this.names = names;
  }

  @Override
  public Iterator<String> iterator() {
    return names.apply(new KnownNames(installation)).iterator();
  }

  /** Experiments of {@code configs/experiment}; a shell completes files where no name fits. */
  static final class Experiments extends CompletedNames {
    Experiments(Installation installation) {
      super(installation, KnownNames::experiments);
    }
  }

  /** Datasets. */
  static final class Datasets extends CompletedNames {
    Datasets(Installation installation) {
      super(installation, KnownNames::datasets);
    }
  }

  /** Whatever can be described. */
  static final class Described extends CompletedNames {
    Described(Installation installation) {
      super(installation, KnownNames::described);
    }
  }

  /** Whatever can be downloaded. */
  static final class Downloads extends CompletedNames {
    Downloads(Installation installation) {
      super(installation, KnownNames::downloads);
    }
  }
}
