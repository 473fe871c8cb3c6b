package org.oddity.detector.preprocessing;

import java.util.List;
import org.oddity.autograd.Variable;
import org.oddity.core.ImageBatch;
import org.oddity.core.NamedArrays;
import org.oddity.tensor.Matrix;

/** A list of steps that know the training images; turns images into features. Immutable. */
public final class FittedPreprocessing {
  /** So many images at a time: what lies between two steps stays small, all threads have work. */
  private static final int CHUNK = 1920;

  private final List<FittedStep> steps;

  FittedPreprocessing(List<FittedStep> steps) {
    this.steps = List.copyOf(steps);
  }

  /**
   * Returns the features of images, {@code [batch, features]}. Each row depends on its own image
   * alone, to the bit.
   */
  public Matrix apply(ImageBatch images) {
    Matrix all = Matrix.of(images);
    if (steps.isEmpty()) {
      return all;
    }
    Matrix start = chunk(all, 0);
    Matrix result = Matrix.zeros(all.rows(), start.columns());
    for (int first = 0; first < all.rows(); first += CHUNK) {
      Matrix chunk = first == 0 ? start : chunk(all, first);
      System.arraycopy(
          chunk.values(), 0, result.values(), first * chunk.columns(), chunk.values().length);
    }
    return result;
  }

  /**
   * Hands on the features of images, some at a time and in their order, so that they need not lie
   * in memory together. Each row is what {@link #apply} gives.
   */
  public void forChunks(ImageBatch images, ChunkConsumer consumer) {
    Matrix all = Matrix.of(images);
    for (int first = 0; first < all.rows(); first += CHUNK) {
      consumer.accept(first, chunk(all, first));
    }
  }

  /** Takes the features of some images. */
  @FunctionalInterface
  public interface ChunkConsumer {
    /**
     * Takes the features of some images.
     *
     * @param first the place of the first of them
     * @param features read only, {@code [some, features]}
     */
    void accept(int first, Matrix features);
  }

  private Matrix chunk(Matrix all, int first) {
    Matrix chunk = all.slice(first, Math.min(first + CHUNK, all.rows()));
    for (FittedStep step : steps) {
      chunk = step.apply(chunk);
    }
    return chunk;
  }

  /**
   * Returns pixels after steps that leave them as they lie, on their tape.
   *
   * @param pixels {@code [batch, height, width, channels]} in [0, 1]
   * @return of the same shape
   * @throws UnsupportedOperationException if another step is among them
   */
  public Variable apply(Variable pixels) {
    int images = pixels.shape().length(0);
    Variable rows = pixels.reshape(images, pixels.shape().size() / images);
    for (FittedStep step : steps) {
      rows = step.apply(rows);
    }
    return rows.reshape(pixels.shape().lengths());
  }

  /** Returns what {@link Preprocessing#restore} needs. */
  public NamedArrays state() {
    NamedArrays.Builder state = NamedArrays.builder();
    for (int i = 0; i < steps.size(); i++) {
      state.putAll(Integer.toString(i), steps.get(i).state());
    }
    return state.build();
  }
}
