package org.oddity.tensor.nd4j;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.Iterator;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.oddity.tensor.ElementType;
import org.oddity.tensor.Shape;
import org.oddity.tensor.Tensor;
import org.oddity.tensor.TensorScope;

/**
 * Native memory by the block, used again and again: a training step asks for the same sizes each
 * time, and fresh pages from the operating system would take longer than the arithmetic on them.
 *
 * <p>ND4J's workspaces do the same per thread, but give memory back only when they end; here the
 * gradients of a step give theirs back while it goes on, which halves its peak.
 */
public final class NativeMemory {
  private static final int SMALLEST = 64;

  /** After so many outermost scopes blocks that nobody has used since are given up. */
  private static final int PATIENCE = 256;

  private final Map<Long, Deque<Block>> free = new HashMap<>();
  private final Map<Thread, Scope> innermost = new ConcurrentHashMap<>();
  private long time;

  /** Opens a scope on this thread. */
  public TensorScope open() {
    Scope scope = new Scope(this, current());
    innermost.put(Thread.currentThread(), scope);
    return scope;
  }

  /** Returns a tensor whose elements are anything; with no scope open it lives while reachable. */
  public NativeTensor allocate(ElementType type, Shape shape) {
    Scope scope = current();
    Block block = scope == null ? new Block(type, shape.size(), false) : take(type, shape.size());
    return registered(new NativeTensor(block, block.start(), shape));
  }

  /** Returns memory from the pool that no scope knows of: to be released by who asked for it. */
  public NativeTensor scratch(ElementType type, int size) {
    Block block = take(type, size);
    return new NativeTensor(block, block.start(), Shape.of(size));
  }

  /** Returns a tensor of zeros that no scope takes back. */
  public NativeTensor persistent(ElementType type, Shape shape) {
    Block block = new Block(type, shape.size(), false);
    NativeTensor zeros = new NativeTensor(block, block.start(), shape);
    zeros.flat().assign(0);
    return zeros;
  }

  /** Returns another tensor on the memory of one, from an element on. */
  public NativeTensor view(NativeTensor tensor, int offset, Shape shape) {
    tensor.checkAlive();
    if (offset < 0 || (long) offset + shape.size() > tensor.shape().size()) {
      throw new IllegalArgumentException(
          shape + " from element " + offset + " is not inside " + tensor.shape());
    }
    synchronized (this) {
      return registered(new NativeTensor(tensor.block(), tensor.offset() + offset, shape));
    }
  }

  private Scope current() {
    return innermost.get(Thread.currentThread());
  }

  /** What stands on memory that no scope takes back outlives all scopes, too. */
  private NativeTensor registered(NativeTensor tensor) {
    Scope scope = current();
    if (scope != null && tensor.block().isPooled()) {
      scope.add(tensor);
    }
    return tensor;
  }

  /** Gives the memory of a tensor back, unless others stand on it too. */
  public synchronized void release(Tensor tensor) {
    NativeTensor released = NativeCalls.here(tensor);
    released.checkAlive();
    released.markReleased();
    NativeTensor companion = released.companion();
    if (companion != null && !companion.isReleased()) {
      release(companion);
    }
    Block block = released.block();
    if (block.release() && block.isPooled()) {
      block.usedAt(time);
      free.computeIfAbsent(key(block.type(), block.capacity()), key -> new ArrayDeque<>())
          .push(block);
    }
  }

  /** Throws if a scope is not the one that this thread opened last. */
  void checkInnermost(Scope scope) {
    if (current() != scope) {
      throw new IllegalStateException(
          "a scope must be closed on the thread that opened it, after those opened inside it");
    }
  }

  /** Returns how much is waiting to be used again. */
  synchronized long pooledBytes() {
    long bytes = 0;
    for (Deque<Block> blocks : free.values()) {
      for (Block block : blocks) {
        bytes += (long) block.capacity() * block.type().bytes();
      }
    }
    return bytes;
  }

  synchronized void closed(Scope scope) {
    if (scope.outer() != null) {
      innermost.put(Thread.currentThread(), scope.outer());
    } else {
      innermost.remove(Thread.currentThread());
      time++;
      if (time % PATIENCE == 0) {
        giveUpUnused();
      }
    }
  }

  private void giveUpUnused() {
    for (Deque<Block> blocks : free.values()) {
      for (Iterator<Block> each = blocks.iterator(); each.hasNext(); ) {
        Block block = each.next();
        if (time - block.lastUsed() >= PATIENCE) {
          each.remove();
          block.close();
        }
      }
    }
    free.values().removeIf(Deque::isEmpty);
  }

  private synchronized Block take(ElementType type, int size) {
    int capacity = capacity(size);
    Deque<Block> blocks = free.get(key(type, capacity));
    Block block = blocks == null ? null : blocks.poll();
    return block == null ? new Block(type, capacity, true) : block;
  }

  /** Rounds up to a multiple of an eighth of the next lower power of two. */
  private static int capacity(int size) {
    if (size <= SMALLEST) {
      return SMALLEST;
    }
    int step = Math.max(SMALLEST, Integer.highestOneBit(size) >> 3);
    return (int) Math.min(Integer.MAX_VALUE - 64L, ((long) size + step - 1) / step * step);
  }

  private static long key(ElementType type, int capacity) {
    return (long) capacity << 1 | (type == ElementType.DOUBLE ? 1 : 0);
  }
}
