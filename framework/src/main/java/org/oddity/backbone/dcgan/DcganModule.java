package org.oddity.backbone.dcgan;

import com.google.inject.AbstractModule;
import org.oddity.backbone.BackboneBinder;

/** Binds {@code dcgan}. */
public final class DcganModule extends AbstractModule {
  @Override
  protected void configure() {
    BackboneBinder.backboneBinder(binder()).add("dcgan", DcganFactory.class);
  }
}
