package org.oddity.data;

import com.google.inject.Binder;
import com.google.inject.Scopes;
import com.google.inject.TypeLiteral;
import com.google.inject.multibindings.MapBinder;

/** Binds datasets by their names in YAML: {@code datasetBinder(binder()).add("mnist", …)}. */
public final class DatasetBinder {
  private final MapBinder<String, DatasetFactory<?>> factories;

  private DatasetBinder(MapBinder<String, DatasetFactory<?>> factories) {
    this.factories = factories;
  }

  /** Starts binding datasets. */
  public static DatasetBinder datasetBinder(Binder binder) {
    return new DatasetBinder(
        MapBinder.newMapBinder(
            binder, new TypeLiteral<String>() {}, new TypeLiteral<DatasetFactory<?>>() {}));
  }

  /** Binds one dataset; the factory's constructor carries {@code @Inject}. */
  public DatasetBinder add(String name, Class<? extends DatasetFactory<?>> factory) {
    factories.addBinding(name).to(factory).in(Scopes.SINGLETON);
    return this;
  }
}
