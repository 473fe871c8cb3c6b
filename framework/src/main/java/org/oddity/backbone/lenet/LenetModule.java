package org.oddity.backbone.lenet;

import com.google.inject.AbstractModule;
import org.oddity.backbone.BackboneBinder;

/** Binds {@code deep-svdd-lenet}. */
public final class LenetModule extends AbstractModule {
  @Override
  protected void configure() {
    BackboneBinder.backboneBinder(binder()).add("deep-svdd-lenet", DeepSvddLenetFactory.class);
  }
}
