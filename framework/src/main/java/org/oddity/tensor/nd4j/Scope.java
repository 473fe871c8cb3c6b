package org.oddity.tensor.nd4j;

import java.util.ArrayList;
import java.util.List;
import org.oddity.tensor.Tensor;
import org.oddity.tensor.TensorScope;

/** The tensors made on one thread since it was opened. */
final class Scope implements TensorScope {
  private final NativeMemory memory;
  private final Scope outer;
  private final List<NativeTensor> tensors = new ArrayList<>();
  private boolean closed;

  Scope(NativeMemory memory, Scope outer) {
    this.memory = memory;
    this.outer = outer;
  }

  void add(NativeTensor tensor) {
    tensor.moveTo(this);
    tensors.add(tensor);
  }

  Scope outer() {
    return outer;
  }

  @Override
  public Tensor keep(Tensor tensor) {
    NativeTensor kept = (NativeTensor) tensor;
    kept.checkAlive();
    if (kept.scope() == this) {
      kept.moveTo(outer);
      if (outer != null) {
        outer.tensors.add(kept);
      }
    }
    return kept;
  }

  @Override
  public void close() {
    if (closed) {
      return;
    }
    closed = true;
    for (NativeTensor tensor : tensors) {
      if (tensor.scope() == this && !tensor.isReleased()) {
        memory.release(tensor);
      }
    }
    tensors.clear();
    memory.closed(this);
  }
}
