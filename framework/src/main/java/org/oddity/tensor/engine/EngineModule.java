package org.oddity.tensor.engine;

import com.google.inject.AbstractModule;
import com.google.inject.Scopes;

/** Binds the engine; nothing native is loaded until somebody asks it for kernels. */
public final class EngineModule extends AbstractModule {
  @Override
  protected void configure() {
    bind(Engine.class).in(Scopes.SINGLETON);
  }
}
