package org.oddity.detector.pretrained.coreset;

/** Rows in a heap by distances that only fall: the greatest first, of equal ones the first row. */
final class FarthestFirst {
  private final float[] distances;
  private final int[] heap;

  /** Makes a heap of all; the array is shared, and read again by {@link #sinkFirst}. */
  FarthestFirst(float... distances) {
    this.distances = distances;
    this.heap = new int[distances.length];
    for (int i = 0; i < heap.length; i++) {
      heap[i] = i;
    }
    for (int i = heap.length / 2 - 1; i >= 0; i--) {
      sink(i);
    }
  }

  /** Returns the row that is farthest. */
  int first() {
    return heap[0];
  }

  /** Puts the first where it belongs after its distance fell. */
  void sinkFirst() {
    sink(0);
  }

  private void sink(int start) {
    int row = heap[start];
    int at = start;
    for (int child = 2 * at + 1; child < heap.length; child = 2 * at + 1) {
      if (child + 1 < heap.length && comesBefore(heap[child + 1], heap[child])) {
        child++;
      }
      if (!comesBefore(heap[child], row)) {
        break;
      }
      heap[at] = heap[child];
      at = child;
    }
    heap[at] = row;
  }

  private boolean comesBefore(int one, int other) {
    return distances[one] > distances[other] || (distances[one] == distances[other] && one < other);
  }
}
