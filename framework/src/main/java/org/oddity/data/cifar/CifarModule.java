package org.oddity.data.cifar;

import static org.oddity.data.DatasetBinder.datasetBinder;

import com.google.inject.AbstractModule;

/** Binds {@code cifar10}. */
public final class CifarModule extends AbstractModule {
  @Override
  protected void configure() {
    datasetBinder(binder()).add("cifar10", CifarFactory.class);
  }
}
