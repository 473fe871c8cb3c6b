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
    NativeTensor kept = NativeCalls.here(tensor);
    kept.checkAlive();
    moveOut(kept);
    NativeTensor companion = kept.companion();
    if (companion != null && !companion.isReleased()) {
      moveOut(companion);
    }
    return kept;
  }

  private void moveOut(NativeTensor tensor) {
    if (tensor.scope() == this) {
      tensor.moveTo(outer);
      if (outer != null) {
        outer.tensors.add(tensor);
      }
    }
  }

  @Override
  public void close() {
    if (closed) {
      return;
    }
    memory.checkInnermost(this);
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
