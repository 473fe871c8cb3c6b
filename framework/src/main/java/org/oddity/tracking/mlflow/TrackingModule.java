package org.oddity.tracking.mlflow;

import com.google.inject.AbstractModule;
import com.google.inject.Provides;
import com.google.inject.Singleton;

/** Binds {@link MlflowSync}, with the credentials of the environment. */
public final class TrackingModule extends AbstractModule {
  @Override
  protected void configure() {
    bind(MlflowSync.class).in(Singleton.class);
  }

  @Provides
  @Singleton
  MlflowCredentials credentials() {
    return MlflowCredentials.of(System.getenv());
  }
}
