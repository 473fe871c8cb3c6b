/** Linear algebra by OpenBLAS; the only package that touches memory outside the Java heap. */
package org.oddity.tensor.openblas;
