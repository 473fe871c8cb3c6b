package org.oddity;

import com.google.inject.AbstractModule;
import org.oddity.detector.preprocessing.PreprocessingModule;
import org.oddity.tensor.openblas.TensorModule;

/**
 * Installs every feature of the framework, always all of them: selection is by name at run time.
 */
public final class OddityModule extends AbstractModule {
  @Override
  protected void configure() {
    binder().requireExplicitBindings();
    binder().disableCircularProxies();
    binder().requireExactBindingAnnotations();
    // tensors
    install(new TensorModule());
    // datasets
    // detectors
    install(new PreprocessingModule());
  }
}
