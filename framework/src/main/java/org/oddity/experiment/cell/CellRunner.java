package org.oddity.experiment.cell;

import jakarta.inject.Inject;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CancellationException;
import java.util.function.Consumer;
import org.oddity.config.RecordBinder;
import org.oddity.config.YamlReader;
import org.oddity.core.InvalidInputException;
import org.oddity.core.Seeds;
import org.oddity.data.DataHome;
import org.oddity.data.Dataset;
import org.oddity.data.DatasetFactory;
import org.oddity.data.split.TestSet;
import org.oddity.detector.AnomalyDetector;
import org.oddity.detector.DetectorFactory;
import org.oddity.detector.DetectorFailedException;
import org.oddity.detector.DifferentiableScore;
import org.oddity.detector.FittedDetector;
import org.oddity.detector.LocalisingDetector;
import org.oddity.evaluation.ClassAccuracy;
import org.oddity.evaluation.Evaluation;
import org.oddity.evaluation.EvaluationOptions;
import org.oddity.evaluation.Evaluator;
import org.oddity.evaluation.NormalScale;
import org.oddity.evaluation.UnusableScoresException;
import org.oddity.experiment.CanonicalJson;
import org.oddity.experiment.CellListener;
import org.oddity.experiment.CellSpec;
import org.oddity.experiment.ExplainedCell;
import org.oddity.experiment.FitImages;
import org.oddity.experiment.LocalisedCell;
import org.oddity.experiment.Registry;
import org.oddity.experiment.ScoredCell;
import org.oddity.experiment.model.ModelStore;
import org.oddity.experiment.protocol.InvalidProtocolException;
import org.oddity.experiment.protocol.Protocol;
import org.oddity.experiment.protocol.SplitPlan;
import org.oddity.experiment.protocol.SplitTable;
import org.oddity.experiment.protocol.Splitter;
import org.oddity.explanation.ExplanationOptions;
import org.oddity.tracking.AtomicFiles;
import org.oddity.tracking.CellState;
import org.oddity.tracking.Journal;
import org.oddity.tracking.JournalEvent;
import org.oddity.training.TrainingFailedException;

/** Runs one cell from its split to its figures; whatever happens stands in the cell's journal. */
public final class CellRunner {
  private static final Duration WAIT_FOR_OTHERS = Duration.ofMinutes(10);

  private final Registry registry;
  private final Set<CellListener> listeners;
  private final ModelStore models;
  private final LastDataset lastDataset = new LastDataset();

  /** Makes a runner of what is registered and of who wants to hear of scored cells. */
  @Inject
  public CellRunner(Registry registry, Set<CellListener> listeners, ModelStore models) {
    this.registry = registry;
    this.listeners = listeners;
    this.models = models;
  }

  /**
   * Runs a cell to its end, unless another worker has done so since it was asked for: that of a
   * killed run may live for a moment, and one that a cluster has given up for longer.
   *
   * @return the reason why it failed, in words for people; empty if it did not
   * @throws InvalidInputException if that worker still holds the journal after ten minutes
   */
  public String run(CellSpec spec, CellProgress progress) {
    Path folder = Path.of(spec.folder());
    Path file = folder.resolve("journal.jsonl");
    try (Journal journal = Journal.open(file, WAIT_FOR_OTHERS)) {
      List<JournalEvent> earlier = Journal.read(file);
      Optional<JournalEvent.Finished> already = CellState.of(earlier).endedSince(spec.ends());
      if (already.isPresent()) {
        return already.get().reason();
      }
      int attempt = Journal.nextAttempt(file);
      AtomicFiles.removeLeftovers(folder, Integer.MAX_VALUE);
      CellJournal lines = new CellJournal(journal);
      lines.start(spec, attempt);
      Attempt now = new Attempt(spec, folder, journal, lines, earlier, progress);
      JournalEvent.Finished end = attempt(now);
      journal.append(end);
      return end.reason();
    } catch (IOException e) {
      throw new UncheckedIOException("cannot clear " + folder + ": " + e.getMessage(), e);
    }
  }

  /** What belongs to this run of a cell. */
  private record Attempt(
      CellSpec spec,
      Path folder,
      Journal journal,
      CellJournal lines,
      List<JournalEvent> earlier,
      CellProgress progress) {}

  private JournalEvent.Finished attempt(Attempt now) {
    try {
      execute(now);
      return end(JournalEvent.Status.FINISHED, "");
    } catch (CancellationException e) {
      return end(JournalEvent.Status.KILLED, e.getMessage());
    } catch (DetectorFailedException
        | TrainingFailedException
        | UnusableScoresException
        | InvalidProtocolException
        | InvalidInputException
        | UncheckedIOException e) {
      return end(JournalEvent.Status.FAILED, e.getMessage());
    } catch (RuntimeException | LinkageError | StackOverflowError | AssertionError e) {
      String trace = now.lines.trace(now.folder, e);
      return end(JournalEvent.Status.FAILED, "an error in the program: " + e + trace);
    }
  }

  private static JournalEvent.Finished end(JournalEvent.Status status, String reason) {
    return new JournalEvent.Finished(System.currentTimeMillis(), status, reason);
  }

  private void execute(Attempt now) {
    CellSpec spec = now.spec;
    Path folder = now.folder;
    CellJournal lines = now.lines;
    CellProgress progress = now.progress;
    ProcessMemory.resetPeak();
    Seeds seeds = new Seeds(spec.record().seed());
    progress.at(0, "reading");
    Stopwatch watch = new Stopwatch();
    Dataset dataset = open(spec);
    Protocol protocol = bind(spec.protocol(), Protocol.class);
    SplitPlan plan = protocol.plan(dataset, spec.task(), seeds);
    SplitTable split = SplitTable.of(dataset, plan);
    write(folder.resolve("split.csv"), split.csv());
    lines.artifact("split.csv", "table");
    lines.describe(spec, dataset, split);
    CellCheckpoints checkpoints = new CellCheckpoints(folder);
    Splitter splitter = new Splitter(dataset, plan);
    CellFit fit = new CellFit(splitter, seeds, listener(now), checkpoints, watch);
    try (FittedDetector fitted = fit.fit(detector(spec))) {
      TestSet test = fit.test();
      lines.metric("time/data-seconds", fit.dataSeconds());
      lines.metric("time/fit-seconds", fit.fitSeconds());
      progress.at(0.8, "scoring");
      fit.score(fitted, spec.saveModel());
      lines.metric("time/score-seconds", fit.scoreSeconds());
      write(folder.resolve("scores.csv"), scoresCsv(test, fit.scores().values()));
      lines.artifact("scores.csv", "scores");
      EvaluationOptions options = bind(spec.evaluation(), EvaluationOptions.class);
      Evaluation evaluation =
          Evaluator.evaluate(
              fit.scores(), test.labelled().anomalous(), fit.validationScores(), options, seeds);
      evaluation.asMetrics().forEach((name, value) -> lines.metric("test/" + name, value));
      Optional<NormalScale> scale = NormalScale.of(fit.validationScores().values());
      scale.ifPresent(ends -> ends.asMetrics().forEach(lines::metric));
      fit.named().ifPresent(named -> tellClasses(now, test, named));
      ScoredCell scored =
          new ScoredCell(
              spec.record(),
              folder,
              test,
              dataset.classNames(),
              fit.scores(),
              fit.named(),
              evaluation.threshold(),
              scale,
              now.journal);
      Optional<LocalisedCell> localised = localise(now, fitted, scored);
      lines.metric("memory/peak-mib", ProcessMemory.peakMebibytes());
      if (spec.figures()) {
        progress.at(0.95, "drawing");
        draw(lines, listener -> listener.scored(scored));
        localised.ifPresent(maps -> draw(lines, listener -> listener.localised(maps)));
        attend(now, fitted, scored);
      }
      explain(now, fitted, scored);
      if (fit.kept().isPresent()) {
        ModelStore.Judgement judgement =
            new ModelStore.Judgement(evaluation.threshold(), fit.kept().get());
        ModelStore.Images images = new ModelStore.Images(dataset.shape(), dataset.classNames());
        models.save(folder.resolve("model"), spec, images, judgement, fitted);
      }
    }
    checkpoints.clear();
  }

  /** Nor do maps that cannot be made. */
  private void attend(Attempt now, FittedDetector fitted, ScoredCell scored) {
    try {
      fitted
          .attention()
          .map(maps -> CellAttention.of(scored, maps))
          .ifPresent(attended -> draw(now.lines, listener -> listener.attended(attended)));
    } catch (RuntimeException e) {
      now.lines.tag("attention", "not made: " + e);
    }
  }

  /** Measures where the detector sees anomalies, if it says so and the dataset knows. */
  private static Optional<LocalisedCell> localise(
      Attempt now, FittedDetector fitted, ScoredCell scored) {
    if (!(fitted instanceof LocalisingDetector localising) || scored.test().masks().isEmpty()) {
      return Optional.empty();
    }
    String obstacle = CellLocalisation.obstacle(scored.test());
    if (!obstacle.isEmpty()) {
      now.lines.tag(LocalisedCell.TAG, obstacle);
      return Optional.empty();
    }
    now.progress.at(0.9, "localising");
    Stopwatch watch = new Stopwatch();
    LocalisedCell localised = CellLocalisation.of(scored, localising);
    now.lines.metric("time/localise-seconds", watch.lap());
    localised
        .evaluation()
        .asMetrics()
        .forEach((name, value) -> now.lines.metric("test/" + name, value));
    return Optional.of(localised);
  }

  /** An explanation that cannot be made takes no result with it, either. */
  private void explain(Attempt now, FittedDetector fitted, ScoredCell scored) {
    Optional<DifferentiableScore> score = fitted.differentiable();
    if (now.spec.explanation().isEmpty() || score.isEmpty()) {
      return;
    }
    now.progress.at(0.97, "explaining");
    try {
      ExplanationOptions options = bind(now.spec.explanation(), ExplanationOptions.class);
      ExplainedCell explained =
          CellExplanation.of(scored, score.get(), fitted.attention(), options);
      draw(now.lines, listener -> listener.explained(explained));
      now.lines.tag(ExplainedCell.TAG, explained.title());
    } catch (RuntimeException e) {
      now.lines.tag(ExplainedCell.TAG, "not made: " + e);
    }
  }

  /** Writes what a classifier of all classes said, and how often it was right. */
  private static void tellClasses(Attempt now, TestSet test, int[] named) {
    StringBuilder csv = new StringBuilder("index,class,named\n");
    for (int i = 0; i < named.length; i++) {
      csv.append(test.indices()[i] + "," + test.classes()[i] + "," + named[i] + "\n");
    }
    write(now.folder.resolve("classes.csv"), csv.toString());
    now.lines.artifact("classes.csv", "table");
    ClassAccuracy.of(test.classes(), named)
        .asMetrics()
        .forEach((name, value) -> now.lines.metric("test/" + name, value));
  }

  private CellFitListener listener(Attempt now) {
    return new CellFitListener(
        now.lines,
        now.earlier,
        now.progress,
        (name, grid, step) -> {
          FitImages images =
              new FitImages(now.spec.record(), now.folder, name, step, grid, now.journal);
          draw(now.lines, listener -> listener.fitting(images));
        });
  }

  /** A figure that cannot be drawn takes no result with it. */
  private void draw(CellJournal lines, Consumer<CellListener> figure) {
    for (CellListener listener : listeners) {
      try {
        figure.accept(listener);
      } catch (RuntimeException e) {
        lines.tag("figures", "not drawn: " + e);
      }
    }
  }

  private Dataset open(CellSpec spec) {
    String key = CanonicalJson.of(List.of(spec.dataset(), spec.datasetOptions(), spec.dataHome()));
    return lastDataset.get(key, () -> open(registry.datasets().get(spec.dataset()), spec));
  }

  private <O extends Record> Dataset open(DatasetFactory<O> factory, CellSpec spec) {
    O options = bind(spec.datasetOptions(), factory.optionsType());
    return factory.open(options, new DataHome(Path.of(spec.dataHome())));
  }

  private AnomalyDetector detector(CellSpec spec) {
    return detector(registry.detectors().get(spec.detector()), spec.detectorOptions());
  }

  private <O extends Record> AnomalyDetector detector(
      DetectorFactory<O> factory, Map<String, Object> options) {
    return factory.create(bind(options, factory.optionsType()));
  }

  private static <R> R bind(Map<String, Object> plain, Class<R> type) {
    String json = CanonicalJson.of(plain);
    return RecordBinder.bindOrThrow(YamlReader.readText(json, "cell"), "", type);
  }

  private static String scoresCsv(TestSet test, double[] scores) {
    StringBuilder csv = new StringBuilder("index,class,anomalous,score\n");
    for (int i = 0; i < scores.length; i++) {
      csv.append(
          String.format(
              Locale.ROOT,
              "%d,%d,%d,%s",
              test.indices()[i],
              test.classes()[i],
              test.labelled().anomalous()[i] ? 1 : 0,
              scores[i]));
      csv.append('\n');
    }
    return csv.toString();
  }

  private static void write(Path file, String text) {
    try {
      AtomicFiles.write(file, text.getBytes(StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw new UncheckedIOException("cannot write " + file, e);
    }
  }
}
