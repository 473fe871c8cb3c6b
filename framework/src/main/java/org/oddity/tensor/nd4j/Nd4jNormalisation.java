package org.oddity.tensor.nd4j;

import static org.oddity.tensor.nd4j.NativeCalls.array;
import static org.oddity.tensor.nd4j.NativeCalls.here;
import static org.oddity.tensor.nd4j.NativeCalls.pair;
import static org.oddity.tensor.nd4j.NativeCalls.run;

import java.util.Optional;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.api.ops.impl.scalar.Pow;
import org.nd4j.linalg.api.ops.impl.scalar.ScalarAdd;
import org.nd4j.linalg.api.ops.impl.scalar.ScalarMultiplication;
import org.nd4j.linalg.api.ops.impl.transforms.same.Square;
import org.oddity.tensor.Elementwise;
import org.oddity.tensor.Kernels.Normalised;
import org.oddity.tensor.Kernels.NormalisedGradients;
import org.oddity.tensor.Operands;
import org.oddity.tensor.Shape;
import org.oddity.tensor.Tensor;

/**
 * Batch norm by sums over the rows of {@code [batch · places, channels]}: {@code batchnorm_bp} and
 * {@code standardize_bp} of libnd4j are many times slower.
 */
final class Nd4jNormalisation {
  private final NativeMemory memory;
  private final Sums sums;
  private final Nd4jElementwise elementwise;

  Nd4jNormalisation(NativeMemory memory, Sums sums, Nd4jElementwise elementwise) {
    this.memory = memory;
    this.elementwise = elementwise;
    this.sums = sums;
  }

  Normalised batchNorm(
      Tensor x, Tensor scale, Tensor shift, double epsilon, Optional<Elementwise> activation) {
    Shape channels = Operands.channels(x, scale, shift);
    NativeTensor y = memory.allocate(x.type(), x.shape());
    NativeTensor mean = memory.allocate(x.type(), channels);
    NativeTensor variance = memory.allocate(x.type(), channels);
    int count = channels.size();
    INDArray rows = here(x).rows();
    INDArray result = y.rows();
    sums.meansOfColumns(here(x), count, mean);
    pair("subtract", rows, mean.array(), result);
    // Of the deviations, not by the mean of squares, which loses all digits of a small variance.
    NativeTensor squares = memory.allocate(x.type(), x.shape());
    run(new Square(result, squares.rows()));
    sums.meansOfColumns(squares, count, variance);
    memory.release(squares);
    NativeTensor factor = factor(scale, variance, epsilon);
    pair("multiply", result, factor.array(), result);
    memory.release(factor);
    pair("add", result, array(shift), result);
    activation.ifPresent(function -> elementwise.apply(function, result, result));
    return new Normalised(y, mean, variance);
  }

  Tensor batchNorm(
      Tensor x, Tensor scale, Tensor shift, Tensor mean, Tensor variance, double epsilon) {
    Operands.channels(x, scale, shift, mean, variance);
    NativeTensor y = memory.allocate(x.type(), x.shape());
    INDArray result = y.rows();
    pair("subtract", here(x).rows(), array(mean), result);
    NativeTensor factor = factor(scale, variance, epsilon);
    pair("multiply", result, factor.array(), result);
    memory.release(factor);
    pair("add", result, array(shift), result);
    return y;
  }

  NormalisedGradients gradients(
      Tensor x, Tensor scale, Normalised result, double epsilon, Tensor dy) {
    Shape channels = Operands.channels(x, scale, result.mean(), result.variance());
    Operands.sameType(x, dy);
    Operands.shape("dy", dy, x.shape());
    NativeTensor dx = memory.allocate(x.type(), x.shape());
    NativeTensor dScale = memory.allocate(x.type(), channels);
    NativeTensor dShift = memory.allocate(x.type(), channels);
    int count = channels.size();
    INDArray gradient = here(dy).rows();
    NativeTensor deviations = memory.allocate(x.type(), x.shape());
    INDArray deviation = deviations.rows();
    INDArray dxRows = dx.rows();
    sums.ofColumns(here(dy), count, dShift);
    pair("subtract", here(x).rows(), array(result.mean()), deviation);
    pair("multiply", deviation, gradient, dxRows);
    sums.ofColumns(dx, count, dScale);
    NativeTensor inverse = inverseDeviation(result.variance(), epsilon);
    pair("multiply", dScale.array(), inverse.array(), dScale.array());
    inputGradient(gradient, deviation, array(scale), inverse.array(), dScale, dShift, dxRows);
    memory.release(inverse);
    memory.release(deviations);
    return new NormalisedGradients(dx, dScale, dShift);
  }

  /**
   * Writes scale · inverse · (dy − (dShift + deviation · inverse · dScale) / rows); uses up the
   * deviations.
   */
  private void inputGradient(
      INDArray dy,
      INDArray deviation,
      INDArray scale,
      INDArray inverse,
      NativeTensor dScale,
      NativeTensor dShift,
      INDArray dx) {
    double share = 1.0 / dy.size(0);
    NativeTensor row = memory.allocate(dScale.type(), dScale.shape());
    pair("multiply", dScale.array(), inverse, row.array());
    pair("multiply", deviation, row.array(), deviation);
    pair("add", deviation, dShift.array(), deviation);
    run(new ScalarMultiplication(deviation, null, deviation, share));
    pair("subtract", dy, deviation, dx);
    pair("multiply", scale, inverse, row.array());
    pair("multiply", dx, row.array(), dx);
    memory.release(row);
  }

  /** scale / √(variance + ε); to be released. */
  private NativeTensor factor(Tensor scale, Tensor variance, double epsilon) {
    NativeTensor factor = inverseDeviation(variance, epsilon);
    pair("multiply", factor.array(), array(scale), factor.array());
    return factor;
  }

  private NativeTensor inverseDeviation(Tensor variance, double epsilon) {
    NativeTensor inverse = memory.allocate(variance.type(), variance.shape());
    run(new ScalarAdd(array(variance), null, inverse.array(), epsilon));
    run(new Pow(inverse.array(), inverse.array(), -0.5));
    return inverse;
  }
}
