package org.oddity.tensor.nd4j;

import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.oddity.tensor.ElementType;

/** A stretch of native memory that tensors stand on, counted so that it is given back once. */
final class Block {
  private final INDArray flat;
  private final ElementType type;
  private final boolean pooled;
  private int references;
  private long lastUsed;

  Block(INDArray flat, ElementType type, boolean pooled) {
    this.flat = flat;
    this.type = type;
    this.pooled = pooled;
  }

  static DataType dataType(ElementType type) {
    return type == ElementType.FLOAT ? DataType.FLOAT : DataType.DOUBLE;
  }

  INDArray flat() {
    return flat;
  }

  ElementType type() {
    return type;
  }

  int capacity() {
    return (int) flat.length();
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
