package org.oddity.tensor;

/**
 * A stretch of work on one thread: tensors made on it while this is the innermost open scope give
 * their memory back at its end, for the next stretch to use. So a training step takes the same
 * memory each time and asks the operating system for none.
 */
public interface TensorScope extends AutoCloseable {
  /** Lets a tensor of this scope outlive it, in the scope around it or until it is unreachable. */
  Tensor keep(Tensor tensor);

  /** Gives back the memory of all tensors made in this scope and not kept. */
  @Override
  void close();
}
