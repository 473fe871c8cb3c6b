package org.oddity.experiment.scoring;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.oddity.config.Problems;
import org.oddity.core.AnomalyMap;
import org.oddity.core.AnomalyScores;
import org.oddity.core.ImageBatch;
import org.oddity.core.InvalidInputException;
import org.oddity.data.image.ImageFiles;
import org.oddity.detector.ClassifyingDetector;
import org.oddity.detector.DetectorFailedException;
import org.oddity.detector.FittedDetector;
import org.oddity.detector.LocalisingDetector;
import org.oddity.experiment.model.SavedDetector;
import org.oddity.explanation.Explainer;
import org.oddity.explanation.ExplanationMap;

/** Scores image files with a saved detector; only one batch of images is in memory at a time. */
public final class FileScoring {
  private static final int MOST_IMAGES = 128;
  private static final int MOST_VALUES = 16 << 20;

  private final SavedDetector detector;
  private final Wanted wanted;
  private final Problems problems = new Problems();
  private final List<ScoredFile> scored = new ArrayList<>();
  private long readNanos;
  private long scoreNanos;

  private FileScoring(SavedDetector detector, Wanted wanted) {
    this.detector = detector;
    this.wanted = wanted;
  }

  /**
   * What is wanted beside scores.
   *
   * @param maps the detector's maps, where it has them
   * @param explainer of each image; empty for no explanations
   */
  public record Wanted(boolean maps, Optional<Explainer> explainer) {}

  /**
   * All files with their scores.
   *
   * @param files in the order given
   * @param readSeconds spent reading and decoding
   * @param scoreSeconds spent scoring
   */
  public record Result(List<ScoredFile> files, double readSeconds, double scoreSeconds) {
    public Result {
      files = List.copyOf(files);
    }

    /** Returns how many files are called anomalous. */
    public long anomalous() {
      return files.stream().filter(ScoredFile::anomalous).count();
    }
  }

  /**
   * Scores files, each brought to the detector's shape as a dataset's files are.
   *
   * @param wanted what whoever hears of a batch wants of it
   * @param heard hears of each batch, in order; after a file that cannot be read of no more
   * @throws InvalidInputException if files cannot be read or are damaged, all of them at once
   * @throws DetectorFailedException if a score is not finite
   */
  public static Result score(
      SavedDetector detector, List<Path> files, Wanted wanted, Consumer<ScoredBatch> heard) {
    FileScoring scoring = new FileScoring(detector, wanted);
    int most = Math.min(MOST_IMAGES, MOST_VALUES / detector.shape().size());
    int step = detector.fitted().wholeBatches(most);
    for (int from = 0; from < files.size(); from += step) {
      scoring.batch(files.subList(from, Math.min(files.size(), from + step)), heard);
    }
    scoring.problems.throwIfAny();
    return new Result(scoring.scored, scoring.readNanos / 1e9, scoring.scoreNanos / 1e9);
  }

  /** Once a file is damaged, the rest is only read, to name the others that are. */
  private void batch(List<Path> files, Consumer<ScoredBatch> heard) {
    try {
      long begun = System.nanoTime();
      ImageBatch images = new ImageFiles(files, detector.shape()).read(0, files.size());
      readNanos += System.nanoTime() - begun;
      if (problems.isEmpty()) {
        heard.accept(score(files, images));
      }
    } catch (InvalidInputException e) {
      problems.addAll(e.problems());
    }
  }

  private ScoredBatch score(List<Path> files, ImageBatch images) {
    long begun = System.nanoTime();
    Seen seen = look(images);
    double[] scores = seen.scores().values();
    scoreNanos += System.nanoTime() - begun;
    List<ExplanationMap> explanations =
        wanted.explainer().map(explainer -> explainer.explain(images)).orElse(List.of());
    int first = scored.size();
    for (int i = 0; i < scores.length; i++) {
      scored.add(judged(files.get(i), scores[i], seen.named(i)));
    }
    return new ScoredBatch(first, scored.subList(first, scored.size()), seen.maps(), explanations);
  }

  /**
   * What one look at images gives.
   *
   * @param maps empty if there are none
   * @param named the class of each image; empty if none is named
   */
  private record Seen(AnomalyScores scores, List<AnomalyMap> maps, List<String> named) {
    Optional<String> named(int image) {
      return named.isEmpty() ? Optional.empty() : Optional.of(named.get(image));
    }
  }

  private Seen look(ImageBatch images) {
    FittedDetector fitted = detector.fitted();
    if (wanted.maps() && fitted instanceof LocalisingDetector localising) {
      LocalisingDetector.Localised localised = localising.scoreAndLocalise(images);
      return new Seen(localised.scores(), localised.maps(), List.of());
    }
    if (fitted instanceof ClassifyingDetector classifying && !detector.classes().isEmpty()) {
      ClassifyingDetector.Classified classified = classifying.classify(images);
      List<String> named =
          Arrays.stream(classified.classes()).mapToObj(detector.classes()::get).toList();
      return new Seen(classified.scores(), List.of(), named);
    }
    return new Seen(fitted.score(images), List.of(), List.of());
  }

  private ScoredFile judged(Path file, double score, Optional<String> named) {
    if (!Double.isFinite(score)) {
      throw new DetectorFailedException(
          file + ": the detector's score is " + score + ", which says nothing");
    }
    return new ScoredFile(
        file, score, detector.percentile(score), detector.anomalous(score), named);
  }
}
