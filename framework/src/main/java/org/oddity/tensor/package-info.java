/**
 * Matrices and the linear algebra that classical detectors are made of, without the library behind
 * it.
 */
package org.oddity.tensor;
