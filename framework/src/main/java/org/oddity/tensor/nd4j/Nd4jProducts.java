package org.oddity.tensor.nd4j;

import static org.oddity.tensor.nd4j.NativeCalls.array;
import static org.oddity.tensor.nd4j.NativeCalls.call;
import static org.oddity.tensor.nd4j.NativeCalls.inputs;
import static org.oddity.tensor.nd4j.NativeCalls.run;

import org.nd4j.linalg.api.ndarray.INDArray;
import org.oddity.tensor.Operands;
import org.oddity.tensor.Tensor;

/** Matrix products. */
final class Nd4jProducts {
  private final NativeMemory memory;

  Nd4jProducts(NativeMemory memory) {
    this.memory = memory;
  }

  Tensor multiply(Tensor a, boolean transposeA, Tensor b, boolean transposeB) {
    NativeTensor c = memory.allocate(a.type(), Operands.product(a, transposeA, b, transposeB));
    multiply(array(a), transposeA, array(b), transposeB, c.array());
    return c;
  }

  /** Writes a product of matrices to a third. */
  static void multiply(INDArray a, boolean transposeA, INDArray b, boolean transposeB, INDArray c) {
    run(
        call("matmul", inputs(a, b), c)
            .addIntegerArguments(transposeA ? 1 : 0, transposeB ? 1 : 0));
  }
}
