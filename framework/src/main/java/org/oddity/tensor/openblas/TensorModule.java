package org.oddity.tensor.openblas;

import com.google.inject.AbstractModule;
import com.google.inject.Provides;
import com.google.inject.Scopes;
import com.google.inject.Singleton;
import org.oddity.tensor.LinearAlgebra;
import org.oddity.tensor.Parallelism;

/** Binds linear algebra to OpenBLAS, and the number of threads to that of the environment. */
public final class TensorModule extends AbstractModule {
  @Override
  protected void configure() {
    bind(LinearAlgebra.class).to(OpenBlasLinearAlgebra.class).in(Scopes.SINGLETON);
    bind(OpenBlasLinearAlgebra.class).in(Scopes.SINGLETON);
  }

  @Provides
  @Singleton
  Parallelism parallelism() {
    return Parallelism.of(System.getenv(), Runtime.getRuntime().availableProcessors());
  }
}
