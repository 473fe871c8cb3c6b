package org.oddity.autograd;

import java.util.Locale;
import org.oddity.tensor.Binary;
import org.oddity.tensor.Elementwise;
import org.oddity.tensor.Kernels;
import org.oddity.tensor.Shape;
import org.oddity.tensor.Tensor;

/**
 * A tensor on a tape. Functions of one or two variables are methods here, so that formulas read as
 * in the papers; those with windows, statistics or randomness are in classes of their own.
 */
public final class Variable {
  private final Tape tape;
  private final Tensor value;
  private final int place;
  private final String name;

  Variable(Tape tape, Tensor value, int place, String name) {
    this.tape = tape;
    this.value = value;
    this.place = place;
    this.name = name;
  }

  /** Returns the tensor, which lives as long as the tape. */
  public Tensor value() {
    return value;
  }

  /** Returns the shape. */
  public Shape shape() {
    return value.shape();
  }

  /** Returns the tape. */
  public Tape tape() {
    return tape;
  }

  /** Returns the layer and function it came from. */
  public String name() {
    return name;
  }

  /** Returns its place on the tape, −1 for a leaf. */
  int place() {
    return place;
  }

  /** Returns its only element. */
  public double toScalar() {
    return value.toScalar();
  }

  /** Returns the same elements as a leaf: no gradient passes. */
  public Variable detach() {
    return tape.constant(value);
  }

  /** Returns this + other; shapes are broadcast, as in all arithmetic here. */
  public Variable plus(Variable other) {
    return Arithmetic.apply(Binary.ADD, this, other);
  }

  /** Returns this − other. */
  public Variable minus(Variable other) {
    return Arithmetic.apply(Binary.SUBTRACT, this, other);
  }

  /** Returns this · other, element by element. */
  public Variable times(Variable other) {
    return Arithmetic.apply(Binary.MULTIPLY, this, other);
  }

  /** Returns this / other, element by element. */
  public Variable dividedBy(Variable other) {
    return Arithmetic.apply(Binary.DIVIDE, this, other);
  }

  /** Returns the greater of each pair; where equal, this one's gradient counts. */
  public Variable maximum(Variable other) {
    return Arithmetic.apply(Binary.MAXIMUM, this, other);
  }

  /** Returns the lesser of each pair; where equal, this one's gradient counts. */
  public Variable minimum(Variable other) {
    return Arithmetic.apply(Binary.MINIMUM, this, other);
  }

  /** Returns this + number. */
  public Variable plus(double number) {
    return map(Elementwise.linear(1, number));
  }

  /** Returns this · number. */
  public Variable times(double number) {
    return map(Elementwise.linear(number, 0));
  }

  /** Returns a function of each element. */
  public Variable map(Elementwise function) {
    Kernels kernels = tape.kernels();
    Tensor y = kernels.apply(function, value);
    return tape.record(
        function.kind().name().toLowerCase(Locale.ROOT).replace('_', '-'),
        y,
        (dy, needed) ->
            new Tensor[] {
              isShift(function) ? kernels.share(dy) : kernels.applyGradient(function, value, y, dy)
            },
        this);
  }

  private static boolean isShift(Elementwise function) {
    return function.kind() == Elementwise.Kind.LINEAR && function.alpha() == 1;
  }

  /** Returns −this. */
  public Variable negate() {
    return times(-1);
  }

  /** Returns the absolute value. */
  public Variable abs() {
    return map(Elementwise.of(Elementwise.Kind.ABSOLUTE));
  }

  /** Returns the square. */
  public Variable square() {
    return map(Elementwise.of(Elementwise.Kind.SQUARE));
  }

  /** Returns the square root. */
  public Variable sqrt() {
    return map(Elementwise.of(Elementwise.Kind.SQUARE_ROOT));
  }

  /** Returns e to each element. */
  public Variable exp() {
    return map(Elementwise.of(Elementwise.Kind.EXPONENTIAL));
  }

  /** Returns the natural logarithm. */
  public Variable log() {
    return map(Elementwise.of(Elementwise.Kind.LOGARITHM));
  }

  /** Returns a power. */
  public Variable power(double exponent) {
    return map(Elementwise.power(exponent));
  }

  /** Returns max(0, x). */
  public Variable relu() {
    return map(Elementwise.relu(0));
  }

  /** Returns x, or slope · x where it is negative. */
  public Variable leakyRelu(double slope) {
    return map(Elementwise.relu(slope));
  }

  /** Returns x, or alpha · (eˣ − 1) where it is negative. */
  public Variable elu(double alpha) {
    return map(Elementwise.elu(alpha));
  }

  /** Returns tanh x. */
  public Variable tanh() {
    return map(Elementwise.of(Elementwise.Kind.TANH));
  }

  /** Returns 1 / (1 + e⁻ˣ). */
  public Variable sigmoid() {
    return map(Elementwise.of(Elementwise.Kind.SIGMOID));
  }

  /** Returns ln(1 + eˣ). */
  public Variable softplus() {
    return map(Elementwise.of(Elementwise.Kind.SOFTPLUS));
  }

  /** Returns x restricted to [from, to]. */
  public Variable clip(double from, double to) {
    return map(Elementwise.clip(from, to));
  }

  /** Returns the sum over axes, which stay with length 1; over none: over all. */
  public Variable sum(int... axes) {
    return Reductions.sum(this, axes);
  }

  /** Returns the mean over axes, which stay with length 1; over none: over all. */
  public Variable mean(int... axes) {
    return Reductions.mean(this, axes);
  }

  /** Returns the maximum over axes, which stay; equal ones share its gradient. */
  public Variable max(int... axes) {
    return Reductions.max(this, axes);
  }

  /** Returns the product of matrices, {@code [m, k]} and {@code [k, n]}. */
  public Variable multiply(Variable other) {
    return Arithmetic.multiply(this, other);
  }

  /** Returns the same elements in another shape. */
  public Variable reshape(int... lengths) {
    return Reshaping.reshape(this, Shape.of(lengths));
  }

  /** Returns each image's elements as one row, {@code [batch, rest]}. */
  public Variable flatten() {
    int batch = shape().length(0);
    return reshape(batch, shape().size() / batch);
  }

  /** Returns the axes in another order. */
  public Variable transpose(int... order) {
    return Reshaping.transpose(this, order);
  }

  /** Returns the part from {@code from} up to, not including, {@code to} along an axis. */
  public Variable slice(int axis, int from, int to) {
    return Reshaping.slice(this, axis, from, to);
  }

  /** Returns the softmax over the last axis. */
  public Variable softmax() {
    return Softmax.softmax(this);
  }

  /** Returns the logarithm of the softmax over the last axis. */
  public Variable logSoftmax() {
    return Softmax.logSoftmax(this);
  }

  @Override
  public String toString() {
    return name + " " + shape();
  }
}
