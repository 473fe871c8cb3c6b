package org.oddity.tensor.nd4j;

import java.util.Arrays;
import java.util.stream.LongStream;
import org.bytedeco.javacpp.DoublePointer;
import org.bytedeco.javacpp.FloatPointer;
import org.nd4j.linalg.api.concurrency.AffinityManager.Location;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;
import org.oddity.tensor.ElementType;
import org.oddity.tensor.Shape;
import org.oddity.tensor.Tensor;

/** A tensor in an ND4J array, which is made only when ND4J is to compute with it. */
public final class NativeTensor implements Tensor {
  private final Block block;
  private final int offset;
  private final Shape shape;
  // Several threads may score with the same parameters.
  private volatile INDArray array;
  private Scope scope;
  private NativeTensor companion;
  private boolean released;

  NativeTensor(Block block, int offset, Shape shape) {
    this.block = block;
    this.offset = offset;
    this.shape = shape;
    block.retain();
  }

  @Override
  public Shape shape() {
    return shape;
  }

  @Override
  public ElementType type() {
    return block.type();
  }

  /** Returns the tensor as ND4J knows it, of at least one axis. */
  public INDArray array() {
    checkAlive();
    INDArray made = array;
    if (made == null) {
      int[] lengths = shape.lengths();
      made = arrayOf(Arrays.stream(lengths.length == 0 ? new int[] {1} : lengths).asLongStream());
      array = made;
    }
    return made;
  }

  /** Returns its elements with other axes, on the same memory. */
  INDArray arrayOf(long... axes) {
    checkAlive();
    return arrayOf(LongStream.of(axes));
  }

  private INDArray arrayOf(LongStream axes) {
    long[] lengths = axes.toArray();
    return Nd4j.create(block.data(), lengths, Nd4j.getStrides(lengths, 'c'), offset, 'c');
  }

  /** Returns some of its elements, those that follow {@code first}, in a shape. */
  INDArray arrayOfPart(long first, Shape part) {
    long[] lengths = Arrays.stream(part.lengths()).asLongStream().toArray();
    return part(first, lengths, Nd4j.getStrides(lengths, 'c'));
  }

  /** Returns its elements in one row. */
  INDArray flat() {
    return arrayOf(shape.size());
  }

  /** Returns its elements by rows of one number a channel, {@code [rows, channels]}. */
  INDArray rows() {
    long channels = shape.length(-1);
    return arrayOf(shape.size() / channels, channels);
  }

  /**
   * Returns some of its elements, on the same memory.
   *
   * @param first of its elements
   * @param lengths of the axes
   * @param steps from one element to the next along each axis
   */
  INDArray part(long first, long[] lengths, long[] steps) {
    checkAlive();
    return Nd4j.create(block.data(), lengths, steps, offset + first, 'c');
  }

  /** Returns where its elements begin in the process's memory; only on a CPU. */
  public long address() {
    checkAlive();
    return block.data().address() + (long) offset * block.type().bytes();
  }

  @Override
  public float[] toFloats() {
    if (type() == ElementType.DOUBLE) {
      double[] doubles = toDoubles();
      float[] floats = new float[doubles.length];
      for (int i = 0; i < floats.length; i++) {
        floats[i] = (float) doubles[i];
      }
      return floats;
    }
    checkAlive();
    float[] values = new float[shape.size()];
    floatPointer().get(values);
    return values;
  }

  @Override
  public double[] toDoubles() {
    if (type() == ElementType.FLOAT) {
      float[] floats = toFloats();
      double[] doubles = new double[floats.length];
      for (int i = 0; i < doubles.length; i++) {
        doubles[i] = floats[i];
      }
      return doubles;
    }
    checkAlive();
    double[] values = new double[shape.size()];
    doublePointer().get(values);
    return values;
  }

  @Override
  public double toScalar() {
    if (shape.size() != 1) {
      throw new IllegalStateException("a tensor of " + shape + " is no scalar");
    }
    return toDoubles()[0];
  }

  /** Writes elements over its own. */
  public void write(float[] elements) {
    checkSize(elements.length);
    if (type() == ElementType.FLOAT) {
      floatPointer().put(elements);
    } else {
      double[] doubles = new double[elements.length];
      for (int i = 0; i < doubles.length; i++) {
        doubles[i] = elements[i];
      }
      doublePointer().put(doubles);
    }
    hostChanged();
  }

  void write(double[] elements) {
    checkSize(elements.length);
    if (type() == ElementType.DOUBLE) {
      doublePointer().put(elements);
    } else {
      float[] floats = new float[elements.length];
      for (int i = 0; i < floats.length; i++) {
        floats[i] = (float) elements[i];
      }
      floatPointer().put(floats);
    }
    hostChanged();
  }

  private void checkSize(int size) {
    checkAlive();
    if (size != shape.size()) {
      throw new IllegalArgumentException(size + " elements for a tensor of " + shape);
    }
  }

  /** On a GPU the host's copy is the older one until it is asked for. */
  private FloatPointer floatPointer() {
    Nd4j.getAffinityManager().ensureLocation(array(), Location.HOST);
    return new FloatPointer(block.data().pointer()).getPointer(FloatPointer.class, offset);
  }

  private DoublePointer doublePointer() {
    Nd4j.getAffinityManager().ensureLocation(array(), Location.HOST);
    return new DoublePointer(block.data().pointer()).getPointer(DoublePointer.class, offset);
  }

  private void hostChanged() {
    Nd4j.getAffinityManager().tagLocation(array(), Location.HOST);
  }

  /**
   * Attaches what a kernel remembers for its gradient; it lives as long as this tensor.
   *
   * @param remembered of the same scope
   */
  public void attach(NativeTensor remembered) {
    companion = remembered;
  }

  /** Returns what was attached, or null. */
  public NativeTensor companion() {
    return companion;
  }

  Block block() {
    return block;
  }

  int offset() {
    return offset;
  }

  Scope scope() {
    return scope;
  }

  void moveTo(Scope other) {
    scope = other;
  }

  boolean isReleased() {
    return released;
  }

  void markReleased() {
    released = true;
    array = null;
  }

  void checkAlive() {
    if (released) {
      throw new IllegalStateException(
          "a tensor of " + shape + " was used after its scope gave its memory back");
    }
  }

  @Override
  public String toString() {
    return type() + " " + shape + (released ? " (released)" : "");
  }
}
