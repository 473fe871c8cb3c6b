package org.oddity.data.ucsd;

import static org.oddity.data.DatasetBinder.datasetBinder;

import com.google.inject.AbstractModule;

/** Binds {@code ucsd-ped1} and {@code ucsd-ped2}. */
public final class UcsdModule extends AbstractModule {
  @Override
  protected void configure() {
    datasetBinder(binder())
        .add("ucsd-ped1", UcsdPedOneFactory.class)
        .add("ucsd-ped2", UcsdPedTwoFactory.class);
  }
}
