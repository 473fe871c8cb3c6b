package org.oddity.data.synthetic;

import static org.oddity.data.DatasetBinder.datasetBinder;

import com.google.inject.AbstractModule;

/** Binds {@code synthetic} and {@code textures}. */
public final class SyntheticModule extends AbstractModule {
  @Override
  protected void configure() {
    datasetBinder(binder())
        .add("synthetic", SyntheticFactory.class)
        .add("textures", TexturesFactory.class);
  }
}
