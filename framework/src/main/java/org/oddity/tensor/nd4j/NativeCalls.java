package org.oddity.tensor.nd4j;

import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.api.ops.DynamicCustomOp;
import org.nd4j.linalg.api.ops.Op;
import org.nd4j.linalg.api.ops.ScalarOp;
import org.nd4j.linalg.factory.Nd4j;
import org.oddity.tensor.Tensor;

/** Calls of libnd4j into arrays that are there already: nothing is allocated for a result. */
final class NativeCalls {
  private NativeCalls() {}

  /** Starts a call of a declarable function by its name in libnd4j. */
  static DynamicCustomOp.DynamicCustomOpsBuilder call(
      String name, INDArray[] inputs, INDArray... outputs) {
    return DynamicCustomOp.builder(name).addInputs(inputs).addOutputs(outputs);
  }

  static INDArray[] inputs(INDArray... inputs) {
    return inputs;
  }

  static void run(DynamicCustomOp.DynamicCustomOpsBuilder call) {
    Nd4j.getExecutioner().exec(call.build());
  }

  static void run(Op operation) {
    Nd4j.getExecutioner().exec(operation);
  }

  static void run(ScalarOp operation) {
    Nd4j.getExecutioner().exec(operation);
  }

  /** Calls a declarable function of a pair. */
  static void pair(String name, INDArray a, INDArray b, INDArray result) {
    run(call(name, inputs(a, b), result));
  }

  static NativeTensor here(Tensor tensor) {
    if (tensor instanceof NativeTensor known) {
      return known;
    }
    throw new IllegalArgumentException(tensor + " was made by other kernels");
  }

  static INDArray array(Tensor tensor) {
    return here(tensor).array();
  }
}
