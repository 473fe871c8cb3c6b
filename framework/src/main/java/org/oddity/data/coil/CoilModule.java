package org.oddity.data.coil;

import static org.oddity.data.DatasetBinder.datasetBinder;

import com.google.inject.AbstractModule;

/** Binds {@code coil20} and {@code coil100}. */
public final class CoilModule extends AbstractModule {
  @Override
  protected void configure() {
    datasetBinder(binder())
        .add("coil20", CoilTwentyFactory.class)
        .add("coil100", CoilHundredFactory.class);
  }
}
