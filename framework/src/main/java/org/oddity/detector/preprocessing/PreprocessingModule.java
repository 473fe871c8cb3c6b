package org.oddity.detector.preprocessing;

import com.google.inject.AbstractModule;
import com.google.inject.Scopes;

/** Binds the preprocessing of classical detectors; needs linear algebra. */
public final class PreprocessingModule extends AbstractModule {
  @Override
  protected void configure() {
    bind(Preprocessing.class).in(Scopes.SINGLETON);
  }
}
