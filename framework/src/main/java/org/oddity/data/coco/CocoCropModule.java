package org.oddity.data.coco;

import static org.oddity.data.DatasetBinder.datasetBinder;

import com.google.inject.AbstractModule;

/** Binds {@code coco-crop}. */
public final class CocoCropModule extends AbstractModule {
  @Override
  protected void configure() {
    datasetBinder(binder()).add(CocoCropFactory.NAME, CocoCropFactory.class);
  }
}
