package org.oddity.detector.attention;

import static org.oddity.detector.DetectorBinder.detectorBinder;

import com.google.inject.AbstractModule;

/** Binds the detector {@code attention-mask-gan}. */
public final class AttentionMaskModule extends AbstractModule {
  @Override
  protected void configure() {
    detectorBinder(binder()).add("attention-mask-gan", AttentionMaskFactory.class);
  }
}
