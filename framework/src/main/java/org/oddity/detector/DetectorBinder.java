package org.oddity.detector;

import com.google.inject.Binder;
import com.google.inject.Scopes;
import com.google.inject.TypeLiteral;
import com.google.inject.multibindings.MapBinder;

/** Binds detectors by their names in YAML: {@code detectorBinder(binder()).add("kde", …)}. */
public final class DetectorBinder {
  private final MapBinder<String, DetectorFactory<?>> factories;

  private DetectorBinder(MapBinder<String, DetectorFactory<?>> factories) {
    this.factories = factories;
  }

  /** Starts binding detectors. */
  public static DetectorBinder detectorBinder(Binder binder) {
    return new DetectorBinder(
        MapBinder.newMapBinder(
            binder, new TypeLiteral<String>() {}, new TypeLiteral<DetectorFactory<?>>() {}));
  }

  /** Binds one detector; the factory's constructor carries {@code @Inject}. */
  public DetectorBinder add(String name, Class<? extends DetectorFactory<?>> factory) {
    factories.addBinding(name).to(factory).in(Scopes.SINGLETON);
    return this;
  }
}
