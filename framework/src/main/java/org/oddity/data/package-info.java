/**
 * Images with class labels: where they come from and what a dataset promises.
 *
 * <p>Each dataset has a package of its own below this one, with a factory and a Guice module.
 */
package org.oddity.data;
