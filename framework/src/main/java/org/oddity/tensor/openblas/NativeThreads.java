package org.oddity.tensor.openblas;

import java.util.concurrent.locks.ReadWriteLock;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import java.util.function.Supplier;
import org.bytedeco.openblas.global.openblas;

/**
 * How many threads OpenBLAS itself uses, which is one number for the whole process.
 *
 * <p>Products run on one native thread each, side by side in loops of ours: how OpenBLAS cuts a
 * product for its own threads changes the last bits, and its waiting threads burn what others need.
 * Only LAPACK on whole matrices, which we cannot cut, is given all threads, while nobody
 * multiplies.
 */
final class NativeThreads {
  /** Guards the process-wide setting, hence shared by all instances of the linear algebra. */
  private static final ReadWriteLock LOCK = new ReentrantReadWriteLock();

  private NativeThreads() {}

  /** Runs work that calls OpenBLAS from several threads of ours. */
  static void single(Runnable work) {
    LOCK.readLock().lock();
    try {
      if (openblas.blas_get_num_threads() != 1) {
        openblas.blas_set_num_threads(1);
      }
      work.run();
    } finally {
      LOCK.readLock().unlock();
    }
  }

  /** Runs one call that OpenBLAS shall spread over its own threads. */
  static <T> T all(int threads, Supplier<T> call) {
    LOCK.writeLock().lock();
    try {
      openblas.blas_set_num_threads(threads);
      return call.get();
    } finally {
      openblas.blas_set_num_threads(1);
      LOCK.writeLock().unlock();
    }
  }
}
