package org.oddity.tensor.device;

import com.google.inject.AbstractModule;
import com.google.inject.Scopes;

/** Binds the survey of GPUs. */
public final class DeviceModule extends AbstractModule {
  @Override
  protected void configure() {
    bind(GpuSurvey.class).in(Scopes.SINGLETON);
  }
}
