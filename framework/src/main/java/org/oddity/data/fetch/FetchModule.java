package org.oddity.data.fetch;

import com.google.inject.AbstractModule;

/** Binds the {@link Downloader} and the {@link Verifier}. */
public final class FetchModule extends AbstractModule {
  @Override
  protected void configure() {
    bind(Downloader.class);
    bind(Verifier.class);
  }
}
