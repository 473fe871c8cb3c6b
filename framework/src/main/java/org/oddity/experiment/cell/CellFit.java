package org.oddity.experiment.cell;

import java.util.Arrays;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.oddity.core.AnomalyScores;
import org.oddity.core.ImageBatch;
import org.oddity.core.Seeds;
import org.oddity.data.split.LabelledImages;
import org.oddity.data.split.TestSet;
import org.oddity.data.split.TrainingNormals;
import org.oddity.detector.AnomalyDetector;
import org.oddity.detector.ClassifyingDetector;
import org.oddity.detector.Detector;
import org.oddity.detector.FitContext;
import org.oddity.detector.FitListener;
import org.oddity.detector.FittedDetector;
import org.oddity.detector.OracleDetector;
import org.oddity.detector.SupervisedDetector;
import org.oddity.experiment.model.HeldOutNormals;
import org.oddity.experiment.protocol.Drawing;
import org.oddity.experiment.protocol.Splitter;
import org.oddity.training.CheckpointStore;

/**
 * The part of a cell in which it matters who sees what: a one-class detector is fitted before the
 * test set is opened, an oracle is shown its peek, a supervised detector labelled training images.
 */
final class CellFit {
  private final Splitter splitter;
  private final FitContext context;
  private final Seeds seeds;
  private final Stopwatch watch;
  private ImageBatch heldOutNormals;
  private TestSet test;
  private AnomalyScores scores;
  private AnomalyScores validationScores;
  private Optional<HeldOutNormals> kept = Optional.empty();
  private Optional<int[]> named = Optional.empty();
  private double dataSeconds;
  private double fitSeconds;
  private double scoreSeconds;

  CellFit(
      Splitter splitter,
      Seeds seeds,
      FitListener listener,
      CheckpointStore checkpoints,
      Stopwatch watch) {
    this.splitter = splitter;
    this.seeds = seeds;
    this.context = new FitContext(seeds.child("detector"), listener, checkpoints);
    this.watch = watch;
  }

  FittedDetector fit(AnomalyDetector detector) {
    if (detector instanceof SupervisedDetector supervised) {
      return fit(supervised);
    }
    TrainingNormals normals = splitter.normals();
    heldOutNormals = normals.validation();
    dataSeconds = watch.lap();
    if (detector instanceof Detector oneClass) {
      return opened(oneClass.fit(normals, context));
    }
    openTest();
    OracleDetector oracle = (OracleDetector) detector;
    FittedDetector fitted = oracle.fit(normals, peek(oracle.peek()), context);
    fitSeconds = watch.lap();
    return fitted;
  }

  private FittedDetector fit(SupervisedDetector supervised) {
    LabelledImages training = splitter.labelledTraining();
    LabelledImages validation = splitter.labelledValidation();
    boolean[] anomalous = validation.anomalous();
    heldOutNormals =
        validation
            .images()
            .select(IntStream.range(0, anomalous.length).filter(i -> !anomalous[i]).toArray());
    dataSeconds = watch.lap();
    return opened(supervised.fit(training, validation, context));
  }

  /** Only now that it is fitted may the test set be opened. */
  private FittedDetector opened(FittedDetector fitted) {
    fitSeconds = watch.lap();
    try {
      openTest();
      return fitted;
    } catch (RuntimeException e) {
      fitted.close();
      throw e;
    }
  }

  private void openTest() {
    test = splitter.test().open();
    dataSeconds += watch.lap();
  }

  /**
   * Scores held-out normals and the test set.
   *
   * @param keeps whether a saved detector will keep what it made of the normals
   */
  void score(FittedDetector fitted, boolean keeps) {
    if (keeps) {
      HeldOutNormals.Scored scored = HeldOutNormals.score(fitted, heldOutNormals);
      validationScores = scored.scores();
      kept = Optional.of(scored.kept());
    } else {
      validationScores = fitted.score(heldOutNormals);
    }
    watch.lap();
    ImageBatch images = test.labelled().images();
    if (fitted instanceof ClassifyingDetector classifying) {
      ClassifyingDetector.Classified classified = classifying.classify(images);
      scores = classified.scores();
      named = Optional.of(classified.classes());
    } else {
      scores = fitted.score(images);
    }
    scoreSeconds = watch.lap();
    if (scores.count() != images.count()) {
      throw new IllegalStateException(scores.count() + " scores for " + images.count() + " images");
    }
  }

  /** Draws the images an oracle looks at, the same share of normals and of anomalies. */
  private LabelledImages peek(OracleDetector.Peek peek) {
    boolean[] anomalous = test.labelled().anomalous();
    boolean[] peeked = new boolean[anomalous.length];
    for (boolean side : new boolean[] {false, true}) {
      SplittableRandom random = seeds.child("oracle").stream(side ? "anomalies" : "normals");
      int[] places = Drawing.shuffled(where(anomalous, side), random);
      int count = (int) Math.max(1, Math.round(peek.share() * places.length));
      Arrays.stream(places).limit(count).forEach(place -> peeked[place] = true);
    }
    LabelledImages shown = select(where(peeked, true)).labelled();
    if (peek.removed()) {
      test = select(where(peeked, false));
    }
    return shown;
  }

  private static int[] where(boolean[] values, boolean wanted) {
    return IntStream.range(0, values.length).filter(i -> values[i] == wanted).toArray();
  }

  private TestSet select(int[] places) {
    boolean[] labels = new boolean[places.length];
    int[] classes = new int[places.length];
    int[] indices = new int[places.length];
    for (int i = 0; i < places.length; i++) {
      labels[i] = test.labelled().anomalous()[places[i]];
      classes[i] = test.classes()[places[i]];
      indices[i] = test.indices()[places[i]];
    }
    return new TestSet(
        new LabelledImages(test.labelled().images().select(places), labels, classes),
        classes,
        indices,
        test.masks()
            .map(all -> Arrays.stream(places).mapToObj(i -> all[i]).toArray(boolean[][]::new)));
  }

  TestSet test() {
    return test;
  }

  AnomalyScores scores() {
    return scores;
  }

  AnomalyScores validationScores() {
    return validationScores;
  }

  /** Returns the class that the detector takes each test image for, if it tells classes. */
  Optional<int[]> named() {
    return named;
  }

  /** Returns what a saved detector keeps of the held-out normals, if that was asked for. */
  Optional<HeldOutNormals> kept() {
    return kept;
  }

  double dataSeconds() {
    return dataSeconds;
  }

  double fitSeconds() {
    return fitSeconds;
  }

  double scoreSeconds() {
    return scoreSeconds;
  }
}
