package org.oddity.training;

import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;

/** Has the next batches made by a thread of its own while the last ones are learned from. */
final class BatchQueue implements AutoCloseable {
  private static final int AHEAD = 2;

  private final BlockingQueue<Made> made = new ArrayBlockingQueue<>(AHEAD);
  private final Thread thread;

  /** Where batches come from. */
  interface Source {
    Batch make(int epoch, int number);
  }

  /**
   * Starts making batches, in order.
   *
   * @param batches in each epoch
   * @param fromEpoch the first
   * @param toEpoch the last
   */
  BatchQueue(Source source, int batches, int fromEpoch, int toEpoch) {
    thread = new Thread(() -> make(source, batches, fromEpoch, toEpoch), "batches");
    thread.setDaemon(true);
    thread.start();
  }

  private void make(Source source, int batches, int fromEpoch, int toEpoch) {
    try {
      for (int epoch = fromEpoch; epoch <= toEpoch; epoch++) {
        for (int number = 0; number < batches; number++) {
          made.put(made(source, epoch, number));
        }
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt(); // closed: nobody wants more
    }
  }

  /** What goes wrong here, such as too little memory, is thrown by who takes the batch. */
  private static Made made(Source source, int epoch, int number) {
    try {
      return new Made(source.make(epoch, number), null);
    } catch (RuntimeException | Error e) {
      return new Made(null, e);
    }
  }

  /** Returns the next batch as soon as it is there. */
  Batch take() throws InterruptedException {
    Made next = made.take();
    if (next.failure instanceof Error error) {
      throw error;
    }
    if (next.failure instanceof RuntimeException exception) {
      throw exception;
    }
    return next.batch;
  }

  @Override
  public void close() {
    thread.interrupt();
  }

  private record Made(Batch batch, Throwable failure) {}
}
