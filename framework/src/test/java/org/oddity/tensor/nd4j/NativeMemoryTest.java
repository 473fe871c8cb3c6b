package org.oddity.tensor.nd4j;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.nd4j.linalg.api.memory.MemoryWorkspace;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;
import org.oddity.tensor.Binary;
import org.oddity.tensor.ElementType;
import org.oddity.tensor.Kernels;
import org.oddity.tensor.Shape;
import org.oddity.tensor.Tensor;
import org.oddity.tensor.TensorScope;

class NativeMemoryTest {
  private final Nd4jKernels kernels = Nd4jKernels.create();
  private final NativeMemory memory = kernels.memory();

  @Test
  void usesTheMemoryOfAScopeAgain() {
    TensorScope first = memory.open();
    long address = memory.allocate(ElementType.FLOAT, Shape.of(1000)).address();
    first.close();
    TensorScope second = memory.open();
    assertThat(memory.allocate(ElementType.FLOAT, Shape.of(10, 100)).address()).isEqualTo(address);
    assertThat(memory.allocate(ElementType.FLOAT, Shape.of(1000)).address()).isNotEqualTo(address);
    assertThat(memory.allocate(ElementType.DOUBLE, Shape.of(1000)).address()).isNotEqualTo(address);
    second.close();
  }

  /** Kernels may write past the caches, which faults where a line does not begin. */
  @Test
  void beginsEveryTensorAtACacheLine() {
    List<NativeTensor> tensors = new ArrayList<>();
    try (TensorScope scope = memory.open()) {
      assertThat(scope).isNotNull();
      for (int size : new int[] {1, 17, 1000, 300_000, 6_553_600}) {
        for (ElementType type : ElementType.values()) {
          tensors.add(memory.allocate(type, Shape.of(size)));
          tensors.add(memory.scratch(type, size));
          tensors.add(memory.persistent(type, Shape.of(size)));
        }
      }
      for (NativeTensor tensor : tensors) {
        assertThat(tensor.address() % 64).as(tensor.toString()).isZero();
      }
    }
  }

  @Test
  void usesReleasedMemoryAgainWithinAScope() {
    TensorScope scope = memory.open();
    NativeTensor a = memory.allocate(ElementType.FLOAT, Shape.of(500));
    long address = a.address();
    memory.release(a);
    assertThat(memory.allocate(ElementType.FLOAT, Shape.of(500)).address()).isEqualTo(address);
    scope.close();
  }

  @Test
  void saysWhatWasUsedTooLate() {
    TensorScope scope = memory.open();
    Tensor a = kernels.of(Shape.of(2, 3), 1, 2, 3, 4, 5, 6);
    Tensor b = kernels.of(Shape.of(3), 1, 2, 3);
    kernels.release(b);
    assertThatThrownBy(() -> kernels.release(b)).isInstanceOf(IllegalStateException.class);
    assertThatThrownBy(() -> kernels.apply(Binary.ADD, a, b))
        .isInstanceOf(IllegalStateException.class)
        .hasMessage("a tensor of [3] was used after its scope gave its memory back");
    scope.close();
    for (Runnable use :
        List.<Runnable>of(
            a::toFloats, a::toDoubles, () -> kernels.share(a), () -> kernels.write(a, 1f))) {
      assertThatThrownBy(use::run)
          .isInstanceOf(IllegalStateException.class)
          .hasMessageContaining("[2, 3]");
    }
    assertThat(a).hasToString("FLOAT [2, 3] (released)");
  }

  @Test
  void givesMemoryBackOnceAllWhoStandOnItAreGone() {
    TensorScope scope = memory.open();
    NativeTensor a = (NativeTensor) kernels.of(Shape.of(4), 1, 2, 3, 4);
    long address = a.address();
    Tensor shared = kernels.share(a);
    Tensor part = kernels.view(shared, 1, Shape.of(2));
    kernels.release(a);
    assertThat(memory.allocate(ElementType.FLOAT, Shape.of(4)).address()).isNotEqualTo(address);
    assertThat(shared.toFloats()).containsExactly(1, 2, 3, 4);
    kernels.release(shared);
    assertThat(part.toFloats()).containsExactly(2, 3);
    kernels.release(part);
    assertThat(memory.allocate(ElementType.FLOAT, Shape.of(4)).address()).isEqualTo(address);
    scope.close();
  }

  @Test
  void keepsInTheScopeAround() {
    TensorScope outer = memory.open();
    TensorScope inner = memory.open();
    Tensor kept = inner.keep(kernels.of(Shape.of(2), 1, 2));
    Tensor lost = kernels.of(Shape.of(2), 3, 4);
    Tensor lostToo = kernels.of(Shape.of(2), 5, 6);
    assertThat(outer.keep(lostToo)).isSameAs(lostToo);
    inner.close();
    assertThat(kept.toFloats()).containsExactly(1, 2);
    assertThatThrownBy(lost::toFloats).isInstanceOf(IllegalStateException.class);
    // Only the scope that a tensor is of can keep it.
    assertThatThrownBy(lostToo::toFloats).isInstanceOf(IllegalStateException.class);
    outer.close();
    assertThatThrownBy(kept::toFloats).isInstanceOf(IllegalStateException.class);
  }

  @Test
  void keepsBeyondTheOutermostScope() {
    TensorScope scope = memory.open();
    Tensor kept = scope.keep(kernels.of(Shape.of(2), 1, 2));
    scope.close();
    TensorScope next = memory.open();
    Tensor other = kernels.of(Shape.of(2), 3, 4);
    assertThat(kept.toFloats()).containsExactly(1, 2);
    assertThat(other.toFloats()).containsExactly(3, 4);
    next.close();
    kernels.release(kept);
  }

  @Test
  void keepsAndReleasesWhatIsAttached() {
    TensorScope scope = memory.open();
    NativeTensor y = memory.allocate(ElementType.FLOAT, Shape.of(2));
    NativeTensor remembered = memory.allocate(ElementType.FLOAT, Shape.of(3));
    y.attach(remembered);
    scope.keep(y);
    scope.close();
    assertThat(y.companion().toFloats()).hasSize(3);
    memory.release(y);
    assertThat(remembered.isReleased()).isTrue();
  }

  @Test
  void takesNothingPersistentBack() {
    TensorScope scope = memory.open();
    Tensor parameters = kernels.persistent(ElementType.FLOAT, Shape.of(3));
    Tensor view = kernels.view(parameters, 1, Shape.of(2));
    kernels.write(view, 5, 6);
    scope.close();
    assertThat(parameters.toFloats()).containsExactly(0, 5, 6);
    assertThat(view.toFloats()).containsExactly(5, 6);
  }

  @Test
  void seesTheSameElementsThroughNd4j() {
    for (ElementType type : ElementType.values()) {
      Tensor flat = kernels.persistent(type, Shape.of(12));
      NativeTensor part = (NativeTensor) kernels.view(flat, 4, Shape.of(2, 3));
      kernels.write(part, 1, 2, 3, 4, 5, 6);
      INDArray array = part.array();
      assertThat(array.shape()).containsExactly(2, 3);
      assertThat(array.getDouble(1, 2)).isEqualTo(6);
      array.addi(10);
      assertThat(part.toDoubles()).containsExactly(11, 12, 13, 14, 15, 16);
      assertThat(flat.toFloats()).containsExactly(0, 0, 0, 0, 11, 12, 13, 14, 15, 16, 0, 0);
    }
  }

  @Test
  void closesScopesInnermostFirstAndOnce() throws Exception {
    TensorScope outer = memory.open();
    TensorScope inner = memory.open();
    assertThatThrownBy(outer::close).isInstanceOf(IllegalStateException.class);
    ExecutorService other = Executors.newSingleThreadExecutor();
    Future<?> closing = other.submit(inner::close);
    assertThatThrownBy(closing::get).hasCauseInstanceOf(IllegalStateException.class);
    other.shutdown();
    inner.close();
    inner.close();
    outer.close();
  }

  @Test
  void staysOutOfNd4jsWorkspaces() {
    TensorScope scope = memory.open();
    MemoryWorkspace workspace = Nd4j.getWorkspaceManager().getAndActivateWorkspace("of-a-caller");
    Tensor a = kernels.of(Shape.of(2), 1, 2);
    Tensor sum = kernels.apply(Binary.ADD, a, a);
    workspace.close();
    assertThat(((NativeTensor) sum).array().isAttached()).isFalse();
    assertThat(sum.toFloats()).containsExactly(2, 4);
    scope.close();
    Nd4j.getWorkspaceManager().destroyAllWorkspacesForCurrentThread();
  }

  @Test
  void givesUpWhatNobodyUsesForLong() {
    TensorScope first = memory.open();
    memory.allocate(ElementType.FLOAT, Shape.of(5000));
    first.close();
    assertThat(memory.pooledBytes()).isEqualTo(5120 * 4L);
    for (int i = 0; i < 600; i++) {
      TensorScope scope = memory.open();
      memory.allocate(ElementType.FLOAT, Shape.of(10));
      scope.close();
    }
    assertThat(memory.pooledBytes()).isEqualTo(64 * 4L);
  }

  @Test
  void servesSeveralThreadsAtOnce() throws Exception {
    Tensor shared = kernels.persistent(ElementType.FLOAT, Shape.of(300));
    ExecutorService threads = Executors.newFixedThreadPool(4);
    List<Future<Boolean>> results = new ArrayList<>();
    for (int t = 0; t < 4; t++) {
      float mine = t + 1;
      results.add(threads.submit(() -> addsUp(kernels, shared, mine)));
    }
    for (Future<Boolean> result : results) {
      assertThat(result.get()).isTrue();
    }
    threads.shutdown();
  }

  private static boolean addsUp(Kernels kernels, Tensor zeros, float number) {
    boolean right = true;
    for (int step = 0; step < 300; step++) {
      TensorScope scope = kernels.scope();
      Tensor x = kernels.full(ElementType.FLOAT, Shape.of(300), number);
      Tensor y = kernels.apply(Binary.ADD, x, zeros);
      kernels.release(x);
      Tensor z = kernels.apply(Binary.ADD, y, kernels.share(y));
      for (float each : z.toFloats()) {
        right &= each == 2 * number;
      }
      scope.close();
    }
    return right;
  }
}
