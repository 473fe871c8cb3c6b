package org.oddity.tensor.nd4j;

import static org.oddity.tensor.nd4j.NativeCalls.array;
import static org.oddity.tensor.nd4j.NativeCalls.call;
import static org.oddity.tensor.nd4j.NativeCalls.here;
import static org.oddity.tensor.nd4j.NativeCalls.inputs;
import static org.oddity.tensor.nd4j.NativeCalls.pair;
import static org.oddity.tensor.nd4j.NativeCalls.run;

import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.api.ops.impl.scalar.Pow;
import org.nd4j.linalg.api.ops.impl.scalar.RectifiedLinear;
import org.nd4j.linalg.api.ops.impl.scalar.ScalarAdd;
import org.nd4j.linalg.api.ops.impl.scalar.ScalarMax;
import org.nd4j.linalg.api.ops.impl.scalar.ScalarMin;
import org.nd4j.linalg.api.ops.impl.scalar.ScalarMultiplication;
import org.nd4j.linalg.api.ops.impl.scalar.Step;
import org.nd4j.linalg.api.ops.impl.transforms.floating.Sqrt;
import org.nd4j.linalg.api.ops.impl.transforms.same.Abs;
import org.nd4j.linalg.api.ops.impl.transforms.same.Negative;
import org.nd4j.linalg.api.ops.impl.transforms.same.OneMinus;
import org.nd4j.linalg.api.ops.impl.transforms.same.Sign;
import org.nd4j.linalg.api.ops.impl.transforms.same.Square;
import org.nd4j.linalg.api.ops.impl.transforms.same.TimesOneMinus;
import org.nd4j.linalg.api.ops.impl.transforms.strict.Exp;
import org.nd4j.linalg.api.ops.impl.transforms.strict.Log;
import org.nd4j.linalg.api.ops.impl.transforms.strict.Log1p;
import org.nd4j.linalg.api.ops.impl.transforms.strict.Sigmoid;
import org.nd4j.linalg.factory.Nd4j;
import org.oddity.tensor.Binary;
import org.oddity.tensor.ElementType;
import org.oddity.tensor.Elementwise;
import org.oddity.tensor.Operands;
import org.oddity.tensor.Shape;
import org.oddity.tensor.Tensor;

/** Functions of each element, and of each pair. */
final class Nd4jElementwise {
  private final NativeMemory memory;

  Nd4jElementwise(NativeMemory memory) {
    this.memory = memory;
  }

  Tensor apply(Elementwise function, Tensor x) {
    NativeTensor y = memory.allocate(x.type(), x.shape());
    apply(function, array(x), y.array());
    return y;
  }

  /** Writes f(x) to y, which may be x. */
  void apply(Elementwise function, INDArray x, INDArray y) {
    double alpha = function.alpha();
    switch (function.kind()) {
      case LINEAR -> linear(alpha, function.beta(), x, y);
      case ABSOLUTE -> run(new Abs(x, y));
      case SQUARE -> run(new Square(x, y));
      case SQUARE_ROOT -> run(new Sqrt(x, y));
      case EXPONENTIAL -> run(new Exp(x, y));
      case LOGARITHM -> run(new Log(x, y));
      case POWER -> run(new Pow(x, y, alpha));
      case RELU -> rectify(alpha, x, y);
      case ELU -> run(call("elu", inputs(x), y).addFloatingPointArguments(alpha));
      case TANH -> run(call("tanh", inputs(x), y));
      case SIGMOID -> run(new Sigmoid(x, y));
      case SOFTPLUS -> softplus(x, y);
      case CLIP -> {
        run(new ScalarMax(x, null, y, alpha));
        run(new ScalarMin(y, null, y, function.beta()));
      }
      case SIGN -> run(new Sign(x, y));
    }
  }

  private static void linear(double alpha, double beta, INDArray x, INDArray y) {
    if (alpha == 1) {
      run(new ScalarAdd(x, null, y, beta));
      return;
    }
    run(new ScalarMultiplication(x, null, y, alpha));
    if (beta != 0) {
      run(new ScalarAdd(y, null, y, beta));
    }
  }

  /** As the greater of x and α·x: libnd4j's own branches at each element, which is far slower. */
  private void rectify(double slope, INDArray x, INDArray y) {
    if (slope == 0) {
      run(new RectifiedLinear(x, y, 0));
      return;
    }
    NativeTensor scaled = temporary(x);
    INDArray lesser = scaled.arrayOf(x.shape());
    run(new ScalarMultiplication(x, null, lesser, slope));
    pair(slope <= 1 ? "maximum" : "minimum", x, lesser, y);
    memory.release(scaled);
  }

  /** As max(x, 0) + ln(1 + e^−|x|): libnd4j's own is infinite where eˣ is. */
  private void softplus(INDArray x, INDArray y) {
    NativeTensor logarithm = temporary(x);
    INDArray rest = logarithm.arrayOf(x.shape());
    run(new Abs(x, rest));
    run(new Negative(rest, rest));
    run(new Exp(rest, rest));
    run(new Log1p(rest, rest));
    run(new RectifiedLinear(x, y, 0));
    pair("add", y, rest, y);
    memory.release(logarithm);
  }

  /** As large as an array; to be released. */
  private NativeTensor temporary(INDArray like) {
    ElementType type = like.dataType() == DataType.FLOAT ? ElementType.FLOAT : ElementType.DOUBLE;
    return memory.allocate(type, Shape.of(Math.toIntExact(like.length())));
  }

  Tensor gradient(Elementwise function, Tensor x, Tensor y, Tensor dy) {
    Operands.sameType(x, y, dy);
    Operands.shape("y", y, x.shape());
    Operands.shape("dy", dy, x.shape());
    NativeTensor dx = memory.allocate(x.type(), x.shape());
    gradient(function, array(x), array(y), array(dy), dx.array());
    return dx;
  }

  private void gradient(Elementwise function, INDArray x, INDArray y, INDArray dy, INDArray dx) {
    switch (function.kind()) {
      case LINEAR -> run(new ScalarMultiplication(dy, null, dx, function.alpha()));
      case SQUARE -> scaledProduct(x, dy, 2, dx);
      case SQUARE_ROOT -> {
        pair("divide", dy, y, dx);
        run(new ScalarMultiplication(dx, null, dx, 0.5));
      }
      case EXPONENTIAL -> pair("multiply", y, dy, dx);
      case LOGARITHM -> pair("divide", dy, x, dx);
      case SIGN -> dx.assign(0);
      default -> {
        derivative(function, x, y, dx);
        pair("multiply", dx, dy, dx);
      }
    }
  }

  private static void scaledProduct(INDArray a, INDArray b, double factor, INDArray result) {
    pair("multiply", a, b, result);
    run(new ScalarMultiplication(result, null, result, factor));
  }

  /** Writes f′(x). */
  private void derivative(Elementwise function, INDArray x, INDArray y, INDArray result) {
    double alpha = function.alpha();
    switch (function.kind()) {
      case ABSOLUTE -> run(new Sign(x, result));
      case POWER -> powerDerivative(alpha, x, result);
      case RELU -> {
        run(new Step(x, result));
        if (alpha != 0) {
          linear(1 - alpha, alpha, result, result);
        }
      }
      case ELU -> {
        // Up to 0 it is y + α, above it is 1, which is the lesser only if α is at least 1.
        run(new ScalarMin(y, null, result, 0));
        run(new ScalarAdd(result, null, result, alpha));
        if (alpha != 1) {
          addStep(1 - alpha, x, result);
        }
      }
      case TANH -> {
        run(new Square(y, result));
        run(new OneMinus(result, result));
      }
      case SIGMOID -> run(new TimesOneMinus(y, result));
      case SOFTPLUS -> run(new Sigmoid(x, result));
      case CLIP -> {
        // y differs from x outside alone.
        pair("subtract", x, y, result);
        run(new Sign(result, result));
        run(new Abs(result, result));
        run(new OneMinus(result, result));
      }
      default -> throw new IllegalArgumentException("no derivative of " + function.kind());
    }
  }

  private static void powerDerivative(double exponent, INDArray x, INDArray result) {
    if (exponent == 0) {
      result.assign(0);
      return;
    }
    run(new Pow(x, result, exponent - 1));
    run(new ScalarMultiplication(result, null, result, exponent));
  }

  private void addStep(double height, INDArray x, INDArray result) {
    NativeTensor steps = temporary(x);
    INDArray step = steps.arrayOf(x.shape());
    run(new Step(x, step));
    run(new ScalarMultiplication(step, null, step, height));
    pair("add", result, step, result);
    memory.release(steps);
  }

  Tensor apply(Binary function, Tensor a, Tensor b) {
    Operands.sameType(a, b);
    NativeTensor y = memory.allocate(a.type(), a.shape().broadcast(b.shape()));
    apply(function, array(a), array(b), y.array());
    return y;
  }

  private static void apply(Binary function, INDArray a, INDArray b, INDArray y) {
    switch (function) {
      case ADD -> pair("add", a, b, y);
      case SUBTRACT -> pair("subtract", a, b, y);
      case MULTIPLY -> pair("multiply", a, b, y);
      case DIVIDE -> pair("divide", a, b, y);
      case MAXIMUM -> pair("maximum", a, b, y);
      case MINIMUM -> pair("minimum", a, b, y);
      case AT_LEAST -> {
        // libnd4j's comparisons give booleans, which would have to be converted.
        pair("subtract", b, a, y);
        run(new Step(y, y));
        run(new OneMinus(y, y));
      }
    }
  }

  Tensor broadcast(Tensor x, Shape shape) {
    Operands.broadcast(x, shape);
    NativeTensor y = memory.allocate(x.type(), shape);
    INDArray repeated = y.array();
    repeated.assign(0);
    pair("add", array(x), repeated, repeated);
    return y;
  }

  static void add(Tensor target, double factor, Tensor source) {
    Operands.sameSize(target, source);
    int size = target.shape().size();
    Nd4j.getBlasWrapper().level1().axpy(size, factor, here(source).flat(), here(target).flat());
  }

  static void scaleInPlace(Tensor target, double factor) {
    INDArray array = array(target);
    run(new ScalarMultiplication(array, null, array, factor));
  }
}
