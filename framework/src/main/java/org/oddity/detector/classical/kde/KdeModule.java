package org.oddity.detector.classical.kde;

import static org.oddity.detector.DetectorBinder.detectorBinder;

import com.google.inject.AbstractModule;

/** Binds the detector {@code kde}; needs linear algebra and preprocessing. */
public final class KdeModule extends AbstractModule {
  @Override
  protected void configure() {
    detectorBinder(binder()).add("kde", KdeFactory.class);
  }
}
