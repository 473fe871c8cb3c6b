/** Kernels of oneDNN called directly, for what networks spend their time in on a CPU. */
package org.oddity.tensor.onednn;
