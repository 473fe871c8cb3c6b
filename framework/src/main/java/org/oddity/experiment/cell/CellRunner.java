package org.oddity.experiment.cell;

import jakarta.inject.Inject;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
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
import org.oddity.detector.FittedDetector;
import org.oddity.evaluation.Evaluation;
import org.oddity.evaluation.EvaluationOptions;
import org.oddity.evaluation.Evaluator;
import org.oddity.evaluation.UnusableScoresException;
import org.oddity.experiment.CanonicalJson;
import org.oddity.experiment.CellListener;
import org.oddity.experiment.CellSpec;
import org.oddity.experiment.Registry;
import org.oddity.experiment.ScoredCell;
import org.oddity.experiment.model.ModelStore;
import org.oddity.experiment.protocol.InvalidProtocolException;
import org.oddity.experiment.protocol.Protocol;
import org.oddity.experiment.protocol.SplitPlan;
import org.oddity.experiment.protocol.SplitTable;
import org.oddity.experiment.protocol.Splitter;
import org.oddity.tracking.AtomicFiles;
import org.oddity.tracking.Journal;

/** Runs one cell from its split to its figures; whatever happens stands in the cell's journal. */
public final class CellRunner {
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
   * Runs a cell to its end.
   *
   * @return the reason why it failed, in words for people; empty if it did not
   */
  public String run(CellSpec spec, CellProgress progress) {
    Path folder = Path.of(spec.folder());
    Path file = folder.resolve("journal.jsonl");
    int attempt = Journal.nextAttempt(file);
    try (Journal journal = Journal.open(file)) {
      CellJournal lines = new CellJournal(journal);
      lines.start(spec, attempt);
      String reason = attempt(spec, folder, journal, lines, progress);
      lines.finish(reason);
      return reason;
    }
  }

  private String attempt(
      CellSpec spec, Path folder, Journal journal, CellJournal lines, CellProgress progress) {
    try {
      execute(spec, folder, journal, lines, progress);
      return "";
    } catch (DetectorFailedException
        | UnusableScoresException
        | InvalidProtocolException
        | InvalidInputException e) {
      return e.getMessage();
    } catch (UncheckedIOException e) {
      return e.getMessage();
    } catch (RuntimeException | LinkageError | StackOverflowError | AssertionError e) {
      return "an error in the program: " + e + lines.trace(folder, e);
    }
  }

  private void execute(
      CellSpec spec, Path folder, Journal journal, CellJournal lines, CellProgress progress) {
    PeakMemory.reset();
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
    CellFit fit = new CellFit(new Splitter(dataset, plan), seeds, lines.listener(progress), watch);
    try (FittedDetector fitted = fit.fit(detector(spec))) {
      TestSet test = fit.test();
      lines.metric("time/data-seconds", fit.dataSeconds());
      lines.metric("time/fit-seconds", fit.fitSeconds());
      progress.at(0.8, "scoring");
      fit.score(fitted);
      lines.metric("time/score-seconds", fit.scoreSeconds());
      write(folder.resolve("scores.csv"), scoresCsv(test, fit.scores().values()));
      lines.artifact("scores.csv", "scores");
      EvaluationOptions options = bind(spec.evaluation(), EvaluationOptions.class);
      Evaluation evaluation =
          Evaluator.evaluate(
              fit.scores(), test.labelled().anomalous(), fit.validationScores(), options, seeds);
      evaluation.asMetrics().forEach((name, value) -> lines.metric("test/" + name, value));
      lines.metric("memory/peak-mib", PeakMemory.mebibytes());
      progress.at(0.95, "drawing");
      ScoredCell scored =
          new ScoredCell(
              spec.record(),
              folder,
              test,
              dataset.classNames(),
              fit.scores(),
              evaluation.threshold(),
              journal);
      draw(scored, lines);
      if (spec.saveModel()) {
        models.save(folder.resolve("model"), spec, dataset.shape(), evaluation.threshold(), fitted);
      }
    }
  }

  /** A figure that cannot be drawn takes no result with it. */
  private void draw(ScoredCell scored, CellJournal lines) {
    for (CellListener listener : listeners) {
      try {
        listener.scored(scored);
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
