package org.oddity.backbone;

import static java.util.Objects.requireNonNull;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import org.oddity.config.OpenChoice;

/**
 * A backbone as a detector's options name it: {@code backbone: dcgan-32}, or {@code backbone:
 * {backbone: dcgan, width: 64}}. A component of this type is all that a detector needs.
 *
 * <p>An experiment's names are looked up in {@code configs/backbone} and its options checked before
 * a detector sees them; from then on the name is a registered one and every option is written out.
 * The default of a component names a registered backbone, since defaults are not looked up in
 * files: {@code byDefault = "{backbone: dcgan, width: 64}"}.
 *
 * @param backbone name of the factory
 * @param options its options by their YAML keys, as plain values
 */
@OpenChoice("backbone")
public record BackboneChoice(String backbone, Map<String, Object> options) {
  public BackboneChoice {
    requireNonNull(backbone, "backbone is null");
    options = Collections.unmodifiableMap(new LinkedHashMap<>(options));
  }

  /** Returns a registered backbone with its defaults. */
  public static BackboneChoice of(String backbone) {
    return new BackboneChoice(backbone, Map.of());
  }
}
