package org.oddity.backbone.vgg;

import com.google.inject.AbstractModule;
import org.oddity.backbone.BackboneBinder;

/** Binds {@code vgg11}. */
public final class VggModule extends AbstractModule {
  @Override
  protected void configure() {
    BackboneBinder.backboneBinder(binder()).add("vgg11", Vgg11Factory.class);
  }
}
