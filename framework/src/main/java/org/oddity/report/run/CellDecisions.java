package org.oddity.report.run;

import static java.util.Objects.requireNonNull;

import java.nio.file.Files;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import org.oddity.evaluation.ClassDecisions;
import org.oddity.evaluation.Confusion;

/**
 * What one cell's threshold makes of its test images.
 *
 * @param threshold at or above it an image is called anomalous
 * @param confusion over all images
 * @param classes of the dataset, one by one
 */
public record CellDecisions(double threshold, Confusion confusion, List<ClassDecisions> classes) {
  public CellDecisions {
    requireNonNull(confusion, "confusion is null");
    classes = List.copyOf(classes);
  }

  /** Returns what a threshold makes of images. */
  public static CellDecisions of(double threshold, ScoredImages images) {
    return new CellDecisions(
        threshold,
        Confusion.at(threshold, images.scores(), images.anomalous()),
        ClassDecisions.at(threshold, images.scores(), images.anomalous(), images.classes()));
  }

  /** Returns what a cell decided; nothing where it is not done or left no scores. */
  public static Optional<CellDecisions> of(RunResults results, CellResult cell) {
    OptionalDouble threshold = cell.metric("test/threshold");
    return threshold.isPresent() && Files.exists(results.folder().scores(cell.cell()))
        ? Optional.of(
            of(threshold.getAsDouble(), ScoreFile.read(results.folder().scores(cell.cell()))))
        : Optional.empty();
  }

  /** Returns a class's name, its number where a run does not know it. */
  public static String name(List<String> classNames, int classIndex) {
    return classIndex >= 0 && classIndex < classNames.size()
        ? classNames.get(classIndex)
        : Integer.toString(classIndex);
  }
}
