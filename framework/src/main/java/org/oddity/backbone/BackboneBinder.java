package org.oddity.backbone;

import com.google.inject.Binder;
import com.google.inject.Scopes;
import com.google.inject.TypeLiteral;
import com.google.inject.multibindings.MapBinder;

/** Binds backbones by their names in YAML: {@code backboneBinder(binder()).add("dcgan", …)}. */
public final class BackboneBinder {
  private final MapBinder<String, BackboneFactory<?>> factories;

  private BackboneBinder(MapBinder<String, BackboneFactory<?>> factories) {
    this.factories = factories;
  }

  /** Starts binding backbones. */
  public static BackboneBinder backboneBinder(Binder binder) {
    return new BackboneBinder(
        MapBinder.newMapBinder(
            binder, new TypeLiteral<String>() {}, new TypeLiteral<BackboneFactory<?>>() {}));
  }

  /** Binds one backbone; the factory's constructor carries {@code @Inject}. */
  public BackboneBinder add(String name, Class<? extends BackboneFactory<?>> factory) {
    factories.addBinding(name).to(factory).in(Scopes.SINGLETON);
    return this;
  }
}
