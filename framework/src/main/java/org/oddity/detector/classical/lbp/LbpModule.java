package org.oddity.detector.classical.lbp;

import static org.oddity.detector.DetectorBinder.detectorBinder;

import com.google.inject.AbstractModule;
import com.google.inject.Scopes;
import org.oddity.detector.classical.gaussian.GaussianFactory;

/** Binds {@code lbp}; needs linear algebra and preprocessing. */
public final class LbpModule extends AbstractModule {
  @Override
  protected void configure() {
    detectorBinder(binder()).add("lbp", LbpFactory.class);
    bind(GaussianFactory.class).in(Scopes.SINGLETON); // a back end of lbp
  }
}
