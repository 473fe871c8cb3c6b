package org.oddity.config;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** Describes one component of an options record; its YAML key is the name in lower-kebab. */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.RECORD_COMPONENT)
public @interface Option {
  /** Marks an option that has no default and must be given. */
  String REQUIRED = "\0required";

  /** Returns one line for people: what it does, its unit and range. */
  String help();

  /** Returns the default as YAML; without it the option must be given. */
  String byDefault() default REQUIRED;
}
