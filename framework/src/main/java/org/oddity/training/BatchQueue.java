package org.oddity.training;

import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;

/** Has the next batches made by a thread of its own while the last ones are learned from. */
final class BatchQueue implements AutoCloseable {
  private static final int AHEAD = 2;

  private final BlockingQueue<Made> made = new ArrayBlockingQueue<>(AHEAD);
  private final Thread thread;

  /**
   * Starts making batches, in order.
   *
   * @param fromEpoch the first
   * @param toEpoch the last
   */
  BatchQueue(BatchMaker maker, int fromEpoch, int toEpoch) {
    thread = new Thread(() -> make(maker, fromEpoch, toEpoch), "batches");
    thread.setDaemon(true);
    thread.start();
  }

  private void make(BatchMaker maker, int fromEpoch, int toEpoch) {
    int batches = maker.batches();
    try {
      for (int epoch = fromEpoch; epoch <= toEpoch; epoch++) {
        for (int number = 0; number < batches; number++) {
          made.put(made(maker, epoch, number));
        }
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt(); // closed: nobody wants more
    }
  }

  /** What goes wrong here, such as too little memory, is thrown by who takes the batch. */
  private static Made made(BatchMaker maker, int epoch, int number) {
    try {
      return new Made(maker.make(epoch, number), null);
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
