package org.oddity.data.mnist;

import static org.oddity.data.DatasetBinder.datasetBinder;

import com.google.inject.AbstractModule;

/** Binds {@code mnist} and {@code fashion-mnist}. */
public final class MnistModule extends AbstractModule {
  @Override
  protected void configure() {
    datasetBinder(binder())
        .add("mnist", MnistFactory.class)
        .add("fashion-mnist", FashionMnistFactory.class);
  }
}
