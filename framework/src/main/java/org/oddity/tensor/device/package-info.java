/**
 * Which graphics processors there are and whether the CUDA backend can use them, asked of the
 * driver: no array library is loaded for it.
 */
package org.oddity.tensor.device;
