package org.oddity.backbone;

import com.google.inject.AbstractModule;

/** Binds the registry of backbones; the modules of their packages bind each by its name. */
public final class BackboneModule extends AbstractModule {
  @Override
  protected void configure() {
    BackboneBinder.backboneBinder(binder());
    bind(Backbones.class);
  }
}
