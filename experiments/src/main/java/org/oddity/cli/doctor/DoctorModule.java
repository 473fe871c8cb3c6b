package org.oddity.cli.doctor;

import com.google.inject.AbstractModule;

/** Binds the doctor. */
public final class DoctorModule extends AbstractModule {
  @Override
  protected void configure() {
    bind(Machine.class);
    bind(Training.class);
    bind(Storage.class);
    bind(Doctor.class);
  }
}
