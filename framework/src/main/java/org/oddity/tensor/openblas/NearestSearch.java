package org.oddity.tensor.openblas;

import java.util.Optional;
import org.bytedeco.javacpp.FloatPointer;
import org.bytedeco.openblas.global.openblas;
import org.oddity.tensor.Matrix;
import org.oddity.tensor.NeighbourIndex;
import org.oddity.tensor.Neighbours;
import org.oddity.tensor.Parallelism;
import org.oddity.tensor.RowSource;

/**
 * Nearest rows by {@code |q|² − 2q·r + |r|²} in single precision, a tile of the table at a time,
 * and exact distances to the few that this leaves. Where the references have {@link Shadows}, the
 * table is of these.
 *
 * <p>All is taken relative to the references' mean, as shadows are: distances stay as they are,
 * lengths become short, and with them the error of their difference.
 */
final class NearestSearch implements NeighbourIndex {
  /** A tile of 240 queries by 1024 references takes 1 MiB: it stays in the cache. */
  private static final int TILE = 1024;

  /** Numbers of the references that are copied at a time: 16 MiB. */
  private static final int PANEL = 1 << 22;

  private static final int LEAST_ROWS = 24;
  private static final double ROUNDING = 0x1p-24;

  private final Parallelism parallelism;
  private final RowSource references;
  private final Optional<Shadows> shadows;

  /** What the table is of: the references, or their shadows. */
  private final RowSource compared;

  private final int columns;
  private final float[] centre;
  private final float[] squaredLengths;
  private final double longest;

  NearestSearch(Parallelism parallelism, RowSource references, Optional<Shadows> shadows) {
    if (references.rows() < 1) {
      throw new IllegalArgumentException("there are no references to be near to");
    }
    this.parallelism = parallelism;
    this.references = references;
    this.shadows = shadows;
    this.compared = shadows.<RowSource>map(those -> those.of(references)).orElse(references);
    this.columns = compared.columns();
    this.centre = shadows.isPresent() ? new float[columns] : mean();
    this.squaredLengths = new float[references.rows()];
    this.longest = Math.sqrt(measure());
  }

  private float[] mean() {
    double[] sums = new double[columns];
    float[] row = new float[columns];
    for (int i = 0; i < references.rows(); i++) {
      compared.read(i, 1, row);
      for (int j = 0; j < columns; j++) {
        sums[j] += row[j];
      }
    }
    float[] mean = new float[columns];
    for (int j = 0; j < columns; j++) {
      mean[j] = (float) (sums[j] / references.rows());
    }
    return mean;
  }

  /** Measures all references and returns the greatest squared length. */
  private double measure() {
    float[] row = new float[columns];
    double greatest = 0;
    for (int i = 0; i < references.rows(); i++) {
      compared.read(i, 1, row);
      centre(row, 1);
      double length = squaredLength(row, 0);
      squaredLengths[i] = (float) length;
      greatest = Math.max(greatest, length);
    }
    return greatest;
  }

  @Override
  public RowSource references() {
    return references;
  }

  @Override
  public Neighbours nearest(Matrix queries, int count) {
    if (queries.columns() != references.columns() || count < 1 || count > references.rows()) {
      throw new IllegalArgumentException(
          count
              + " neighbours of "
              + queries
              + " among "
              + references.rows()
              + " of "
              + references.columns());
    }
    Matrix asked = shadows.map(those -> those.of(queries)).orElse(queries);
    Candidates[] found = new Candidates[queries.rows()];
    int width = Math.max(1, Math.min(references.rows(), PANEL / columns));
    float[] rows = new float[width * columns];
    try (NativeScratch scratch = new NativeScratch()) {
      FloatPointer panel = scratch.floats((long) width * columns);
      for (int first = 0; first < references.rows(); first += width) {
        int taken = Math.min(width, references.rows() - first);
        compared.read(first, taken, rows);
        centre(rows, taken);
        panel.put(rows, 0, taken * columns);
        Table table = new Table(queries, asked, panel, first, taken, found, count);
        forBlocks(queries.rows(), table);
      }
    }
    return settle(found, count);
  }

  /** What a block holds changes no result, so small numbers of queries are spread as well. */
  private void forBlocks(int rows, Parallelism.RangeTask task) {
    int share = (rows + parallelism.threads() - 1) / parallelism.threads();
    int grain = Math.max(LEAST_ROWS, Math.min(RowProducts.BLOCK, share));
    NativeThreads.single(() -> parallelism.forRange(rows, grain, task));
  }

  private Neighbours settle(Candidates[] found, int count) {
    double[] squared = new double[Math.multiplyExact(found.length, count)];
    int[] places = new int[squared.length];
    parallelism.forRange(
        found.length,
        LEAST_ROWS,
        (from, to) -> {
          for (int i = from; i < to; i++) {
            found[i].settle();
            found[i].write(squared, places, i * count);
          }
        });
    return new Neighbours(count, squared, places);
  }

  private void centre(float[] rows, int count) {
    for (int i = 0; i < count; i++) {
      int start = i * columns;
      for (int j = 0; j < columns; j++) {
        rows[start + j] -= centre[j];
      }
    }
  }

  private double squaredLength(float[] rows, int start) {
    double sum = 0;
    for (int j = start; j < start + columns; j++) {
      sum += (double) rows[j] * rows[j];
    }
    return sum;
  }

  /**
   * Returns how much a squared distance by way of inner products can be off: a product of n terms
   * by n roundings of {@code |q|·|r|} (Higham 2002, §3.1), and a few of the sum's size, shadows
   * having been rounded before.
   */
  private double margin(double length) {
    double both = length + longest;
    return ROUNDING * (2 * (columns + 8.0) * length * longest + 16 * both * both);
  }

  /** Distances of all queries to the references from {@code first} on. */
  private final class Table implements Parallelism.RangeTask {
    private final Matrix queries;
    private final Matrix asked;
    private final FloatPointer panel;
    private final int first;
    private final int count;
    private final Candidates[] found;
    private final int wanted;

    Table(
        Matrix queries,
        Matrix asked,
        FloatPointer panel,
        int first,
        int count,
        Candidates[] found,
        int wanted) {
      this.queries = queries;
      this.asked = asked;
      this.panel = panel;
      this.first = first;
      this.count = count;
      this.found = found;
      this.wanted = wanted;
    }

    @Override
    public void run(int from, int to) {
      int rows = to - from;
      int most = Math.min(TILE, count);
      float[] strip = new float[most];
      double[] lengths = new double[rows];
      try (NativeScratch scratch = new NativeScratch()) {
        FloatPointer left = scratch.floats((long) rows * columns);
        FloatPointer out = scratch.floats((long) rows * most);
        copyQueries(from, rows, left, lengths);
        for (int tile = 0; tile < count; tile += TILE) {
          int width = Math.min(TILE, count - tile);
          FloatPointer right = new FloatView(panel, (long) tile * columns);
          multiply(left, rows, right, out.position(0), width);
          for (int i = 0; i < rows; i++) {
            out.position((long) i * width).get(strip, 0, width);
            scan(strip, width, first + tile, lengths[i], found[from + i]);
          }
        }
      }
    }

    private void copyQueries(int from, int rows, FloatPointer left, double[] lengths) {
      float[] row = new float[columns];
      for (int i = 0; i < rows; i++) {
        asked.read(from + i, 1, row);
        centre(row, 1);
        lengths[i] = squaredLength(row, 0);
        left.position((long) i * columns).put(row, 0, columns);
        if (first == 0) {
          double margin = margin(Math.sqrt(lengths[i]));
          found[from + i] =
              new Candidates(queries, from + i, references, wanted, margin, shadows.isPresent());
        }
      }
      left.position(0);
    }

    private void multiply(
        FloatPointer left, int rows, FloatPointer right, FloatPointer out, int width) {
      openblas.cblas_sgemm(
          openblas.CblasRowMajor,
          openblas.CblasNoTrans,
          openblas.CblasTrans,
          rows,
          width,
          columns,
          1f,
          left,
          columns,
          right,
          columns,
          0f,
          out,
          width);
    }

    private void scan(
        float[] strip, int width, int reference, double length, Candidates candidates) {
      float limit = above(candidates.limit() - length);
      for (int j = 0; j < width; j++) {
        float less = squaredLengths[reference + j] - 2 * strip[j];
        if (less <= limit) {
          candidates.add(less + length, reference + j);
          limit = above(candidates.limit() - length);
        }
      }
    }

    private static float above(double value) {
      return Math.nextUp((float) value);
    }
  }
}
