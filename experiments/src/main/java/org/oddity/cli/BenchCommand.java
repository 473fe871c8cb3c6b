package org.oddity.cli;

import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.oddity.experiment.bench.CellBenchmark;
import org.oddity.experiment.bench.StepBenchmark;
import org.oddity.experiment.bench.workload.Workloads;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Measures named workloads. */
@Command(
    name = "bench",
    mixinStandardHelpOptions = true,
    description = {
      "Measures steps of training and inference, or a detector's cell.",
      "Steps work on numbers drawn at random. Of a cell, by the name of a detector: pre-processing,"
          + " fit and scoring in seconds, reading left out. Prints one JSON line a workload."
    })
final class BenchCommand implements Callable<Integer> {
  private static final int STEPS_BEFORE = 3;

  private final Installation installation;

  @Parameters(
      arity = "0..*",
      paramLabel = "NAME",
      description = {
        "dcgan-autoencoder-step, ocgan-step, attention-mask-gan-step, vgg11-step,"
            + " dcgan-autoencoder-inference, resnet18-features, coreset-selection, nearest-patches"
            + " (default: these), or names in configs/detector."
      })
  private List<String> names = new ArrayList<>();

  @Option(
      names = "--steps",
      paramLabel = "N",
      defaultValue = "15",
      description = "Counted steps (default: 15).")
  private int steps;

  @Option(
      names = "--soak",
      paramLabel = "STEPS",
      description = "Take so many steps and print how resident memory goes.")
  private Optional<Integer> soak = Optional.empty();

  @Option(
      names = "--dataset",
      paramLabel = "NAME",
      defaultValue = "cifar10",
      completionCandidates = CompletedNames.Datasets.class,
      description = "Of a detector's cell (default: cifar10).")
  private String dataset;

  @Option(
      names = "--class",
      paramLabel = "CLASS",
      defaultValue = "0",
      description = "The normal class of the cell (default: 0).")
  private String normal;

  @Option(
      names = "--repeat",
      paramLabel = "N",
      defaultValue = "3",
      description = "Counted runs of a cell (default: 3).")
  private int repeat;

  @Option(
      names = "--warm-up",
      paramLabel = "N",
      description = "Steps or runs before the counted ones (default: 3 steps, 1 run).")
  private Optional<Integer> warmUp = Optional.empty();

  @Mixin private DataOption data = new DataOption();

  @Spec private CommandSpec spec;

  BenchCommand(Installation installation) {
    this.installation = installation;
  }

  @Override
  public Integer call() {
    for (String name : names.isEmpty() ? Workloads.names() : names) {
      if (!Workloads.names().contains(name)) {
        print(cell(name));
      } else if (soak.isPresent()) {
        installation.get(StepBenchmark.class).soak(name, soak.get(), this::print);
      } else {
        print(
            installation
                .get(StepBenchmark.class)
                .measure(name, warmUp.orElse(STEPS_BEFORE), steps));
      }
    }
    return ExitCodes.DONE;
  }

  private String cell(String detector) {
    return installation
        .get(CellBenchmark.class)
        .measure(
            installation.configs(),
            installation.dataHome(data.folder()),
            new CellBenchmark.Workload(dataset, normal, detector, warmUp.orElse(1), repeat))
        .json();
  }

  private void print(String line) {
    PrintWriter out = spec.commandLine().getOut();
    out.println(line);
    out.flush();
  }
}
