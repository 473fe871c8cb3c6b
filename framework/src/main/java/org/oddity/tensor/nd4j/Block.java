package org.oddity.tensor.nd4j;

import org.nd4j.linalg.api.buffer.DataBuffer;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;
import org.oddity.tensor.ElementType;

/** A stretch of native memory that tensors stand on, counted so that it is given back once. */
final class Block {
  /**
   * Bytes of a cache line. oneDNN writes large results past the caches by instructions that fault
   * elsewhere: oneDNN 2.5 does so where it makes images larger, without asking.
   */
  private static final int ALIGNMENT = 64;

  private final INDArray memory;
  private final ElementType type;
  private final int capacity;
  private final int start;
  private final boolean pooled;
  private int references;
  private long lastUsed;

  /** Takes fresh memory, with anything in it. */
  Block(ElementType type, int capacity, boolean pooled) {
    this.type = type;
    this.capacity = capacity;
    this.pooled = pooled;
    int line = ALIGNMENT / type.bytes();
    // Detached: a workspace of a caller would take the memory back at its end.
    this.memory =
        Nd4j.createUninitializedDetached(dataType(type), Math.addExact(capacity, line - 1));
    long past = memory.data().address() % ALIGNMENT;
    this.start = past == 0 ? 0 : (int) (ALIGNMENT - past) / type.bytes();
  }

  static DataType dataType(ElementType type) {
    return type == ElementType.FLOAT ? DataType.FLOAT : DataType.DOUBLE;
  }

  /** Returns the memory, some elements longer than the capacity. */
  DataBuffer data() {
    return memory.data();
  }

  /** Returns the first element to be used, at the beginning of a cache line. */
  int start() {
    return start;
  }

  /** Gives the memory back to the system. */
  void close() {
    memory.close();
  }

  ElementType type() {
    return type;
  }

  int capacity() {
    return capacity;
  }

  /** Whether it goes back to the pool; else the garbage collector finds it. */
  boolean isPooled() {
    return pooled;
  }

  void retain() {
    references++;
  }

  /** Returns whether nobody stands on it any more. */
  boolean release() {
    references--;
    return references == 0;
  }

  long lastUsed() {
    return lastUsed;
  }

  void usedAt(long time) {
    lastUsed = time;
  }
}
