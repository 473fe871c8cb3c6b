/** Tensors in ND4J arrays, and kernels of ND4J: the same code on a CPU and on a GPU. */
package org.oddity.tensor.nd4j;
