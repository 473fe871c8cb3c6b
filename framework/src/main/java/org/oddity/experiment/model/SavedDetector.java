package org.oddity.experiment.model;

import static java.util.Objects.requireNonNull;

import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import org.oddity.core.ImageShape;
import org.oddity.detector.FittedDetector;

/**
 * A detector as it was read from a folder.
 *
 * @param title which cell saved it, for people
 * @param fitted scores to the same bits as the one that was saved, a network on as many threads
 * @param shape the images it takes
 * @param classes what the classes that it names are called, in their order; empty if it names none
 *     or where an older version saved it
 * @param threshold at or above it an image is anomalous
 * @param heldOut empty where an older version saved the detector
 * @param threads that the cell computed with, at least 1; empty where an older version saved it
 */
public record SavedDetector(
    String title,
    FittedDetector fitted,
    ImageShape shape,
    List<String> classes,
    double threshold,
    Optional<HeldOutNormals> heldOut,
    OptionalInt threads)
    implements AutoCloseable {
  public SavedDetector {
    requireNonNull(title, "title is null");
    requireNonNull(fitted, "fitted is null");
    requireNonNull(shape, "shape is null");
    classes = List.copyOf(classes);
    requireNonNull(heldOut, "heldOut is null");
    requireNonNull(threads, "threads is null");
  }

  /** Returns whether a score calls its image anomalous. */
  public boolean anomalous(double score) {
    return score >= threshold;
  }

  /** Returns the share in percent of held-out normals that score at or below; empty if unknown. */
  public OptionalDouble percentile(double score) {
    OptionalDouble share =
        heldOut.map(normals -> normals.shareAtOrBelow(score)).orElse(OptionalDouble.empty());
    return share.isEmpty() ? share : OptionalDouble.of(100 * share.getAsDouble());
  }

  @Override
  public void close() {
    fitted.close();
  }
}
