package org.oddity.tensor;

/** What a tensor's elements are. */
public enum ElementType {
  /** 32 bits: what networks are trained in. */
  FLOAT(Float.BYTES),
  /** 64 bits: what gradients are proved in. */
  DOUBLE(Double.BYTES);

  private final int bytes;

  ElementType(int bytes) {
    this.bytes = bytes;
  }

  /** Returns the length of an element in bytes. */
  public int bytes() {
    return bytes;
  }
}
