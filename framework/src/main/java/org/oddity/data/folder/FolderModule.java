package org.oddity.data.folder;

import static org.oddity.data.DatasetBinder.datasetBinder;

import com.google.inject.AbstractModule;

/** Binds {@code folder}. */
public final class FolderModule extends AbstractModule {
  @Override
  protected void configure() {
    datasetBinder(binder()).add("folder", FolderFactory.class);
  }
}
