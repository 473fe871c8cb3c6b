package org.oddity.cli;

import java.io.PrintWriter;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.oddity.detector.Estimate;
import org.oddity.experiment.ExperimentPlan;
import org.oddity.experiment.HalvedEntry;
import org.oddity.experiment.ResolvedDataset;
import org.oddity.experiment.ResolvedDetector;
import org.oddity.experiment.RunnerOptions;
import org.oddity.experiment.protocol.Task;
import org.oddity.experiment.runner.Resources;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Checks an experiment without running it. */
@Command(
    name = "check",
    mixinStandardHelpOptions = true,
    description = "Checks an experiment: prints its matrix, its splits and what it will cost.")
final class CheckCommand implements Callable<Integer> {
  private static final double MEBIBYTE = 1024.0 * 1024;

  private final Installation installation;

  @Mixin private ExperimentArguments experiment;

  @Option(names = "--cells", description = "Also print every cell.")
  private boolean cells;

  @Option(names = "--config", description = "Also print the config with every name looked up.")
  private boolean config;

  @Spec private CommandSpec spec;

  CheckCommand(Installation installation) {
    this.installation = installation;
  }

  @Override
  public Integer call() {
    ExperimentPlan plan = experiment.plan(installation);
    PrintWriter out = spec.commandLine().getOut();
    out.printf("%s: %s%n", plan.config().name(), plan.config().protocol().sentence());
    out.printf(
        "%s: %s × %s × %s%n%n",
        counted(plan.size(), "cell"),
        counted(plan.detectors().size(), "detector"),
        counted(plan.size() / plan.detectors().size() / plan.config().seeds().size(), "task"),
        counted(plan.config().seeds().size(), "seed"));
    BackbonePrinter.print(out, plan);
    for (ResolvedDataset dataset : plan.datasets()) {
      SplitPrinter.print(out, plan, dataset);
      printEstimates(out, plan, dataset);
    }
    if (cells) {
      printCells(out, plan);
    }
    if (config) {
      out.println(plan.yaml());
    }
    out.flush();
    return ExitCodes.DONE;
  }

  private static void printCells(PrintWriter out, ExperimentPlan plan) {
    for (ResolvedDataset dataset : plan.datasets()) {
      for (Task task : dataset.tasks()) {
        for (ResolvedDetector detector : plan.detectors()) {
          for (long seed : plan.config().seeds()) {
            out.printf(
                "%s · %s · %s · seed %d%n", dataset.name(), detector.name(), task.name(), seed);
          }
        }
      }
    }
    out.println();
  }

  private static void printEstimates(
      PrintWriter out, ExperimentPlan plan, ResolvedDataset dataset) {
    Task task = dataset.tasks().get(0);
    int runs = dataset.tasks().size() * plan.config().seeds().size();
    Resources resources =
        Resources.divide(plan.config().runner(), plan.size(), CostModel.mostBytes(plan));
    int threads = threads(plan.config().runner(), resources);
    out.println("Roughly, to a factor of three:");
    out.printf("  %-28s %12s %12s %14s%n", "detector", "per cell", "all cells", "memory");
    double total = 0;
    for (ResolvedDetector detector : plan.detectors()) {
      Estimate estimate = plan.estimate(dataset, task, detector);
      double seconds = CostModel.seconds(estimate, threads);
      double bytes = CostModel.bytes(plan, dataset, task, estimate);
      total += seconds * runs;
      out.printf(
          Locale.ROOT,
          "  %-28s %12s %12s %10.0f MiB%n",
          detector.name() + (detector.oracle() ? " (oracle)" : ""),
          Durations.text(seconds),
          Durations.text(seconds * runs),
          bytes / MEBIBYTE);
    }
    out.printf("  %s%n%n", spread(plan.config().runner(), resources, total));
    printRounds(out, plan, dataset, threads);
  }

  private static int threads(RunnerOptions options, Resources resources) {
    return options.cluster().isPresent() ? options.threads().orElse(1) : resources.threads();
  }

  /** Prints how many variants go on in later rounds, and what these cost beside the first. */
  private static void printRounds(
      PrintWriter out, ExperimentPlan plan, ResolvedDataset dataset, int threads) {
    Task task = dataset.tasks().get(0);
    int runs = dataset.tasks().size() * plan.config().seeds().size();
    for (HalvedEntry entry : plan.halved()) {
      for (int round = 1; round < entry.rounds().size(); round++) {
        double most =
            entry.rounds().get(round).stream()
                .mapToDouble(row -> CostModel.seconds(plan.estimate(dataset, task, row), threads))
                .max()
                .orElseThrow();
        int variants = entry.sizes().get(round);
        out.printf(
            "  then %s of %s with %s=%d: %s at most%n",
            counted(variants, "variant"),
            entry.name(),
            entry.halving().budget(),
            entry.halving().budgets().get(round),
            Durations.text(most * variants * runs));
      }
      out.println();
    }
  }

  private static String spread(RunnerOptions options, Resources resources, double seconds) {
    if (options.cluster().isPresent()) {
      return "divided by the cells that fit on " + options.cluster().get();
    }
    return "%s with %s of %s"
        .formatted(
            Durations.text(seconds / resources.workers()),
            counted(resources.workers(), "worker"),
            counted(resources.threads(), "thread"));
  }

  private static String counted(int count, String what) {
    return count + " " + what + (count == 1 ? "" : "s");
  }
}
