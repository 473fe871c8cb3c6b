package org.oddity.autograd;

import static java.util.Objects.requireNonNull;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.stream.Stream;
import org.oddity.core.RandomStream;
import org.oddity.tensor.ElementType;
import org.oddity.tensor.Kernels;
import org.oddity.tensor.Tensor;

/**
 * Compares gradients with central differences, (f(x + ε) − f(x − ε)) / 2ε, in double.
 *
 * <p>A result of more than one element is contracted with fixed random factors. The relative error
 * is |gradient − difference| / max(|gradient|, |difference|, floor). With ε = 1e-6 differences of
 * results near 1 are themselves uncertain by 1e-10 to 1e-9; the floor of 1e-3 lets absolute errors
 * below 1e-8 pass for that.
 *
 * <p>It also holds what a backward function owes the tape: the same gradients when asked twice, and
 * when asked of each variable alone.
 *
 * @param kernels computes
 * @param tolerance greatest relative error
 * @param most elements to try of each tensor, drawn at random; all if there are fewer
 */
public record GradientCheck(Kernels kernels, double tolerance, int most) {
  /** The step to each side. */
  public static final double EPSILON = 1e-6;

  /** Gradients below this are compared as if they were as large. */
  public static final double FLOOR = 1e-3;

  /** Between two ways over the same tape only the order of sums may differ. */
  private static final double SAME = 1e-12;

  public GradientCheck {
    requireNonNull(kernels, "kernels is null");
    if (!(tolerance > 0) || most < 1) {
      throw new IllegalArgumentException(
          "tolerance must be above 0 and at least 1 element tried, were "
              + tolerance
              + " and "
              + most);
    }
  }

  /** Returns a check of all elements to a relative error of 1e-5. */
  public static GradientCheck of(Kernels kernels) {
    return new GradientCheck(kernels, 1e-5, Integer.MAX_VALUE);
  }

  /** Returns one with another tolerance: say why where it is used. */
  public GradientCheck withTolerance(double other) {
    return new GradientCheck(kernels, other, most);
  }

  /** Returns one that tries at most so many elements of each tensor: for large networks. */
  public GradientCheck withAtMost(int elements) {
    return new GradientCheck(kernels, tolerance, elements);
  }

  /** What is checked: the same each time, so randomness starts at the same seed inside. */
  @FunctionalInterface
  public interface Computation {
    /**
     * Returns the result on a tape.
     *
     * @param inputs variables of the input tensors, in their order
     */
    Variable on(Tape tape, List<Variable> inputs);
  }

  /**
   * The element whose gradient is furthest off.
   *
   * @param variable name of the parameter, or {@code input 0} and so on
   * @param place its index along each axis
   * @param error relative, see above
   */
  public record Worst(
      String variable, List<Integer> place, double gradient, double difference, double error) {
    @Override
    public String toString() {
      return "%s at %s: the gradient is %.9g, the difference %.9g, a relative error of %.2g"
          .formatted(variable, place, gradient, difference, error);
    }
  }

  /**
   * Checks the gradients by some inputs.
   *
   * @param inputs of doubles
   * @return the worst element
   * @throws AssertionError if its error is above the tolerance
   */
  public Worst check(Computation computation, Tensor... inputs) {
    return check(computation, Arrays.asList(inputs), List.of());
  }

  /**
   * Checks the gradients by inputs and parameters, all of which are as before afterwards.
   *
   * @param inputs of doubles
   * @param parameters of doubles, as {@link Tape#parameter} takes them
   * @return the worst element
   * @throws AssertionError if its error is above the tolerance
   */
  public Worst check(
      Computation computation, List<Tensor> inputs, Collection<Parameter> parameters) {
    List<Point> points = points(inputs, parameters);
    if (points.isEmpty()) {
      throw new IllegalArgumentException("there is nothing to check the gradient by");
    }
    TapeGradients gradients = new TapeGradients(kernels, computation, inputs, points);
    double[][] byTape = gradients.ofAll();
    gradients.requireSame(byTape, SAME);
    CentralDifferences differences =
        new CentralDifferences(kernels, computation, inputs, gradients.factors());
    Worst worst = null;
    RandomStream random = new RandomStream(points.size());
    for (int i = 0; i < points.size(); i++) {
      Point point = points.get(i);
      for (int element : tried(point.tensor().shape().size(), random)) {
        Worst here =
            at(point, element, byTape[i][element], differences.by(point.tensor(), element));
        // Not by ">": a gradient that is not a number is the worst of all.
        worst = worst != null && here.error() <= worst.error() ? worst : here;
      }
    }
    if (!(worst.error() <= tolerance)) {
      throw new AssertionError(worst + ", above " + tolerance);
    }
    return worst;
  }

  private int[] tried(int size, RandomStream random) {
    int[] places = random.permutation(size);
    return size <= most ? places : Arrays.copyOf(places, most);
  }

  private static Worst at(Point point, int element, double gradient, double difference) {
    double scale = Math.max(FLOOR, Math.max(Math.abs(gradient), Math.abs(difference)));
    List<Integer> place = new ArrayList<>();
    int rest = element;
    for (int axis = point.tensor().shape().rank() - 1; axis >= 0; axis--) {
      int length = point.tensor().shape().length(axis);
      place.add(0, rest % length);
      rest /= length;
    }
    return new Worst(
        point.name(), place, gradient, difference, Math.abs(gradient - difference) / scale);
  }

  private static List<Point> points(List<Tensor> inputs, Collection<Parameter> parameters) {
    List<Point> points = new ArrayList<>();
    for (int i = 0; i < inputs.size(); i++) {
      points.add(new Point("input " + i, inputs.get(i), i, null));
    }
    parameters.forEach(p -> points.add(new Point(p.name(), p.value(), -1, p)));
    Stream<Point> floats = points.stream().filter(p -> p.tensor().type() != ElementType.DOUBLE);
    floats
        .findFirst()
        .ifPresent(
            point -> {
              throw new IllegalArgumentException(
                  point.name() + " must be of doubles: floats are too coarse for differences");
            });
    return points;
  }

  /** Something the gradient is checked by: an input, or a parameter where there is one. */
  record Point(String name, Tensor tensor, int input, Parameter parameter) {
    Variable variable(Tape tape, List<Variable> inputs) {
      return parameter == null ? inputs.get(input) : tape.parameter(parameter);
    }
  }
}
