package org.oddity.core;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** The publication that a method comes from; shown by {@code oddity describe} and in the report. */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.TYPE)
public @interface Paper {
  /** Returns the authors, as the paper prints them. */
  String authors();

  /** Returns the title. */
  String title();

  /** Returns the journal, conference or book. */
  String venue();

  /** Returns the year of publication. */
  int year();

  /** Returns an address, a DOI where there is one. */
  String url() default "";
}
