/** Chooses the kernels that this machine can run. */
package org.oddity.tensor.engine;
