package org.oddity.backbone.imported;

import com.google.inject.AbstractModule;
import org.oddity.backbone.BackboneBinder;

/** Binds {@code imported}; needs threads. */
public final class ImportedModule extends AbstractModule {
  @Override
  protected void configure() {
    BackboneBinder.backboneBinder(binder()).add("imported", ImportedFactory.class);
  }
}
