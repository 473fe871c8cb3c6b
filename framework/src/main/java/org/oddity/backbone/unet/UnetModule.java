package org.oddity.backbone.unet;

import com.google.inject.AbstractModule;
import org.oddity.backbone.BackboneBinder;

/** Binds {@code unet}. */
public final class UnetModule extends AbstractModule {
  @Override
  protected void configure() {
    BackboneBinder.backboneBinder(binder()).add("unet", UnetFactory.class);
  }
}
