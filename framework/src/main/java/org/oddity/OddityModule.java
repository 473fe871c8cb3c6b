package org.oddity;

import com.google.inject.AbstractModule;
import org.oddity.data.cifar.CifarModule;
import org.oddity.data.coil.CoilModule;
import org.oddity.data.fetch.FetchModule;
import org.oddity.data.folder.FolderModule;
import org.oddity.data.mnist.MnistModule;
import org.oddity.data.synthetic.SyntheticModule;

/**
 * Installs every feature of the framework, always all of them: selection is by name at run time.
 */
public final class OddityModule extends AbstractModule {
  @Override
  protected void configure() {
    binder().requireExplicitBindings();
    binder().disableCircularProxies();
    binder().requireExactBindingAnnotations();
    // datasets
    install(new MnistModule());
    install(new CifarModule());
    install(new CoilModule());
    install(new FolderModule());
    install(new SyntheticModule());
    install(new FetchModule());
    // detectors
  }
}
