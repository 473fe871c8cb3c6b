package org.oddity.experiment.bench;

import jakarta.inject.Inject;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Consumer;
import org.oddity.core.InvalidInputException;
import org.oddity.experiment.CanonicalJson;
import org.oddity.experiment.bench.workload.Tools;
import org.oddity.experiment.bench.workload.Workload;
import org.oddity.experiment.bench.workload.Workloads;
import org.oddity.experiment.cell.ProcessMemory;
import org.oddity.tensor.Kernels;
import org.oddity.tensor.LinearAlgebra;
import org.oddity.tensor.Parallelism;
import org.oddity.tensor.engine.Engine;

/** Measures steps of training and inference in this process. */
public final class StepBenchmark {
  private static final int READINGS = 20;
  private static final double MILLION = 1e6;

  private final Engine engine;
  private final LinearAlgebra algebra;
  private final Parallelism parallelism;

  @Inject
  StepBenchmark(Engine engine, LinearAlgebra algebra, Parallelism parallelism) {
    this.engine = engine;
    this.algebra = algebra;
    this.parallelism = parallelism;
  }

  /**
   * Measures one workload; returns a line of JSON with the fastest and the median step, images per
   * second by the median, and the most memory that the process held, in MiB.
   *
   * @param name one of {@link Workloads#names}
   * @param warmUp steps that are not counted
   * @param steps that are, at least 1
   */
  public String measure(String name, int warmUp, int steps) {
    if (warmUp < 0 || steps < 1) {
      throw new InvalidInputException("command line", "--steps must be at least 1");
    }
    ProcessMemory.resetPeak();
    Kernels kernels = engine.kernels();
    Workload workload = Workloads.create(name, new Tools(kernels, algebra, parallelism));
    double[] milliseconds = new double[steps];
    for (int i = -warmUp; i < steps; i++) {
      long start = System.nanoTime();
      check(name, workload.step());
      if (i >= 0) {
        milliseconds[i] = (System.nanoTime() - start) / MILLION;
      }
    }
    Arrays.sort(milliseconds);
    double median = Median.ofSorted(milliseconds);
    Map<String, Object> line = head(name, kernels);
    line.put("steps", steps);
    line.put("min_ms", tenths(milliseconds[0]));
    line.put("median_ms", tenths(median));
    line.put("images_per_second", tenths(workload.images() * 1e3 / median));
    line.put("peak_resident_mib", tenths(ProcessMemory.peakMebibytes()));
    return CanonicalJson.of(line);
  }

  /**
   * Takes many steps and tells how resident memory goes: twenty lines, and one with the growth from
   * the first reading to the last. The steps before the first reading fill the pools.
   *
   * @param steps at least 20
   * @param lines takes each line of JSON when it is known
   */
  public void soak(String name, int steps, Consumer<String> lines) {
    if (steps < READINGS) {
      throw new InvalidInputException("command line", "--soak must be at least " + READINGS);
    }
    Kernels kernels = engine.kernels();
    Workload workload = Workloads.create(name, new Tools(kernels, algebra, parallelism));
    double first = 0;
    double last = 0;
    int taken = 0;
    for (int reading = 1; reading <= READINGS; reading++) {
      for (; taken < (long) steps * reading / READINGS; taken++) {
        check(name, workload.step());
      }
      last = ProcessMemory.residentMebibytes();
      first = reading == 1 ? last : first;
      Map<String, Object> line = head(name, kernels);
      line.put("step", taken);
      line.put("resident_mib", tenths(last));
      lines.accept(CanonicalJson.of(line));
    }
    Map<String, Object> line = head(name, kernels);
    line.put("soaked", steps);
    line.put("growth_percent", tenths((last - first) / first * 100));
    lines.accept(CanonicalJson.of(line));
  }

  private Map<String, Object> head(String name, Kernels kernels) {
    Map<String, Object> line = new LinkedHashMap<>();
    line.put("workload", name);
    line.put("engine", "oddity, " + kernels.description());
    line.put("threads", parallelism.threads());
    return line;
  }

  private static void check(String name, double result) {
    if (!Double.isFinite(result)) {
      throw new IllegalStateException(name + " came to " + result);
    }
  }

  private static double tenths(double value) {
    return Math.round(value * 10) / 10.0;
  }
}
