package org.oddity.experiment.bench;

import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.oddity.core.AnomalyScores;
import org.oddity.core.InvalidInputException;
import org.oddity.core.Seeds;
import org.oddity.data.DataHome;
import org.oddity.data.split.TestSet;
import org.oddity.data.split.TrainingNormals;
import org.oddity.detector.Detector;
import org.oddity.detector.FitContext;
import org.oddity.detector.FittedDetector;
import org.oddity.evaluation.Auroc;
import org.oddity.experiment.CanonicalJson;
import org.oddity.experiment.ConfigCatalogue;
import org.oddity.experiment.ExperimentPlan;
import org.oddity.experiment.ExperimentPlanner;
import org.oddity.experiment.ResolvedDataset;
import org.oddity.experiment.protocol.Splitter;

/**
 * Measures one cell in this process: pre-processing, fit and scoring of the whole test set; reading
 * is left out, since every program does it once for many cells.
 */
public final class CellBenchmark {
  private final ExperimentPlanner planner;

  @Inject
  CellBenchmark(ExperimentPlanner planner) {
    this.planner = planner;
  }

  /**
   * What to measure.
   *
   * @param dataset a name in configs/dataset
   * @param normal the normal class
   * @param detector a name in configs/detector
   * @param warmUp runs that are not counted
   * @param repeat runs that are
   */
  public record Workload(String dataset, String normal, String detector, int warmUp, int repeat) {
    public Workload {
      if (warmUp < 0 || repeat < 1) {
        throw new InvalidInputException("command line", "--repeat must be at least 1");
      }
    }
  }

  /**
   * What came out.
   *
   * @param fitSeconds of each counted run
   * @param scoreSeconds of each counted run
   * @param auroc to see that the work was done
   */
  public record Measured(
      Workload workload,
      int training,
      int test,
      double[] fitSeconds,
      double[] scoreSeconds,
      double auroc) {
    /** Returns one line with the median and the fastest run. */
    public String json() {
      double[] total = new double[fitSeconds.length];
      Arrays.setAll(total, i -> fitSeconds[i] + scoreSeconds[i]);
      Map<String, Object> line = new LinkedHashMap<>();
      line.put("workload", workload.detector() + "-" + workload.dataset());
      line.put("engine", "oddity");
      line.put("threads", System.getenv().getOrDefault("OMP_NUM_THREADS", ""));
      line.put("training", training);
      line.put("test", test);
      line.put("fit_s", rounded(median(fitSeconds)));
      line.put("score_s", rounded(median(scoreSeconds)));
      line.put("total_s", rounded(median(total)));
      line.put("min_s", rounded(Arrays.stream(total).min().orElseThrow()));
      line.put("auroc", rounded(auroc));
      return CanonicalJson.of(line);
    }

    private static double median(double[] values) {
      double[] sorted = values.clone();
      Arrays.sort(sorted);
      return Median.ofSorted(sorted);
    }

    private static double rounded(double value) {
      return Math.round(value * 1e4) / 1e4;
    }
  }

  /**
   * Measures a workload.
   *
   * @throws InvalidInputException if a name is unknown or data is missing
   */
  public Measured measure(ConfigCatalogue catalogue, DataHome home, Workload workload) {
    ExperimentPlan plan = planner.plan(document(workload), List.of(), catalogue, home);
    ResolvedDataset dataset = plan.datasets().get(0);
    Seeds seeds = new Seeds(plan.config().seeds().get(0));
    Splitter splitter =
        new Splitter(
            dataset.dataset(),
            plan.config().protocol().plan(dataset.dataset(), dataset.tasks().get(0), seeds));
    if (!(plan.detectors().get(0).detector() instanceof Detector detector)) {
      throw new InvalidInputException(
          "command line",
          workload.detector() + " needs labels; only one-class methods are measured");
    }
    return repeat(workload, detector, splitter.normals(), splitter.test().open());
  }

  private static Measured repeat(
      Workload workload, Detector detector, TrainingNormals normals, TestSet test) {
    List<double[]> laps = new ArrayList<>();
    double auroc = 0;
    for (int i = 0; i < workload.warmUp() + workload.repeat(); i++) {
      long start = System.nanoTime();
      try (FittedDetector fitted = detector.fit(normals, FitContext.of(1))) {
        long between = System.nanoTime();
        AnomalyScores scores = fitted.score(test.labelled().images());
        long end = System.nanoTime();
        auroc = Auroc.of(scores.values(), test.labelled().anomalous());
        if (i >= workload.warmUp()) {
          laps.add(new double[] {(between - start) / 1e9, (end - between) / 1e9});
        }
      }
    }
    return new Measured(
        workload,
        normals.training().count(),
        test.indices().length,
        laps.stream().mapToDouble(lap -> lap[0]).toArray(),
        laps.stream().mapToDouble(lap -> lap[1]).toArray(),
        auroc);
  }

  private static String document(Workload workload) {
    return CanonicalJson.of(
        Map.of(
            "name", "bench",
            "dataset", workload.dataset(),
            "protocol",
                Map.of("kind", "one-vs-rest", "normal", workload.normal(), "validation", 0.001),
            "detectors", List.of(workload.detector())));
  }
}
