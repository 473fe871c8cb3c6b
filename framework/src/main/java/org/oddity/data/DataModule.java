package org.oddity.data;

import com.google.inject.AbstractModule;
import com.google.inject.multibindings.OptionalBinder;
import java.util.Optional;

/**
 * Binds where real data lies, for whoever is not told: what the environment says, unless the
 * program binds what its command line says.
 */
public final class DataModule extends AbstractModule {
  @Override
  protected void configure() {
    OptionalBinder.newOptionalBinder(binder(), DataHome.class)
        .setDefault()
        .toProvider(() -> DataHome.resolve(Optional.empty(), System.getenv()));
  }
}
