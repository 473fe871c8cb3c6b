package org.oddity.backbone.resnet;

import com.google.inject.AbstractModule;
import org.oddity.backbone.BackboneBinder;

/** Binds {@code resnet-small}. */
public final class ResnetModule extends AbstractModule {
  @Override
  protected void configure() {
    BackboneBinder.backboneBinder(binder()).add("resnet-small", ResnetFactory.class);
  }
}
