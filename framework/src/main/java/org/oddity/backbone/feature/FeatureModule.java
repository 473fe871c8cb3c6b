package org.oddity.backbone.feature;

import com.google.inject.AbstractModule;

/** Binds the opener of networks trained elsewhere; needs backbones and the data home. */
public final class FeatureModule extends AbstractModule {
  @Override
  protected void configure() {
    bind(FeatureExtractors.class);
  }
}
