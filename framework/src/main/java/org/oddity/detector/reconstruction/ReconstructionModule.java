package org.oddity.detector.reconstruction;

import com.google.inject.AbstractModule;

/** Binds what all autoencoders are made with; needs the engine and the backbones. */
public final class ReconstructionModule extends AbstractModule {
  @Override
  protected void configure() {
    bind(Autoencoders.class);
  }
}
