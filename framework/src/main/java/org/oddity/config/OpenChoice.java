package org.oddity.config;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Marks a record that chooses by name from a set that plug-ins add to. It has two components: the
 * name, a String, and the options beside it as plain values, a {@code Map<String, Object>}.
 *
 * <p>In YAML it is a name, or a mapping in which the key {@link #value} holds the name and all else
 * is an option. Whoever knows the set looks the name up and binds the options.
 */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.TYPE)
public @interface OpenChoice {
  /** Returns what is chosen, which is also the key that holds its name: {@code backbone}. */
  String value();
}
