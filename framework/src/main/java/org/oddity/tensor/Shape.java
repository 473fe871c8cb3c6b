package org.oddity.tensor;

import java.util.Arrays;
import java.util.stream.Collectors;

/** The lengths of a tensor's axes, outermost first; a scalar has none. Immutable. */
public final class Shape {
  private final int[] lengths;

  private Shape(int[] lengths) {
    this.lengths = lengths;
  }

  /**
   * Returns a shape.
   *
   * @throws IllegalArgumentException if a length is below 1
   */
  public static Shape of(int... lengths) {
    for (int length : lengths) {
      if (length < 1) {
        throw new IllegalArgumentException(
            "lengths must be at least 1, were " + Arrays.toString(lengths));
      }
    }
    return new Shape(lengths.clone());
  }

  /** Returns the number of axes. */
  public int rank() {
    return lengths.length;
  }

  /** Returns the length of an axis; negative ones count from the end. */
  public int length(int axis) {
    return lengths[axis(axis)];
  }

  /** Returns an axis counted from the front, of one that may be counted from the end. */
  public int axis(int axis) {
    int fromFront = axis < 0 ? axis + lengths.length : axis;
    if (fromFront < 0 || fromFront >= lengths.length) {
      throw new IllegalArgumentException("no axis " + axis + " in " + this);
    }
    return fromFront;
  }

  /** Returns the number of elements. */
  public int size() {
    int size = 1;
    for (int length : lengths) {
      size = Math.multiplyExact(size, length);
    }
    return size;
  }

  /** Returns the lengths, as a copy. */
  public int[] lengths() {
    return lengths.clone();
  }

  /** Returns this shape with another length of one axis. */
  public Shape with(int axis, int length) {
    int[] changed = lengths.clone();
    changed[axis(axis)] = length;
    return of(changed);
  }

  /** Returns this shape with one more axis in front. */
  public Shape prepend(int length) {
    int[] longer = new int[lengths.length + 1];
    longer[0] = length;
    System.arraycopy(lengths, 0, longer, 1, lengths.length);
    return of(longer);
  }

  /** Returns this shape without its first axis. */
  public Shape withoutFirst() {
    return of(Arrays.copyOfRange(lengths, 1, lengths.length));
  }

  /**
   * Returns the shape to which two are broadcast: aligned at their last axes, each length is equal
   * or 1.
   *
   * @throws IllegalArgumentException if they do not fit
   */
  public Shape broadcast(Shape other) {
    int rank = Math.max(rank(), other.rank());
    int[] joined = new int[rank];
    for (int i = 1; i <= rank; i++) {
      int mine = i <= rank() ? lengths[rank() - i] : 1;
      int theirs = i <= other.rank() ? other.lengths[other.rank() - i] : 1;
      if (mine != theirs && mine != 1 && theirs != 1) {
        throw new IllegalArgumentException(this + " and " + other + " do not fit each other");
      }
      joined[rank - i] = Math.max(mine, theirs);
    }
    return new Shape(joined);
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Shape shape && Arrays.equals(lengths, shape.lengths);
  }

  @Override
  public int hashCode() {
    return Arrays.hashCode(lengths);
  }

  @Override
  public String toString() {
    return Arrays.stream(lengths)
        .mapToObj(Integer::toString)
        .collect(Collectors.joining(", ", "[", "]"));
  }
}
