package org.oddity.cli;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.oddity.experiment.bench.CellBenchmark;
import org.oddity.experiment.bench.CellBenchmark.Measured;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Measures named workloads on real data. */
@Command(
    name = "bench",
    mixinStandardHelpOptions = true,
    description = {
      "Measures one cell of a dataset per detector: pre-processing, fit and scoring in seconds,",
      "reading left out. Prints one JSON line a workload."
    })
final class BenchCommand implements Callable<Integer> {
  private final Installation installation;

  @Parameters(
      arity = "0..*",
      paramLabel = "DETECTOR",
      description = "Names in configs/detector (default: kde knn pca oc-svm).")
  private List<String> detectors = new ArrayList<>();

  @Option(names = "--dataset", defaultValue = "cifar10", description = "Default: cifar10.")
  private String dataset;

  @Option(
      names = "--class",
      paramLabel = "CLASS",
      defaultValue = "0",
      description = "The normal class (default: 0).")
  private String normal;

  @Option(names = "--repeat", defaultValue = "3", description = "Counted runs (default: 3).")
  private int repeat;

  @Option(names = "--warm-up", defaultValue = "1", description = "Runs before (default: 1).")
  private int warmUp;

  @Mixin private DataOption data = new DataOption();

  @Spec private CommandSpec spec;

  BenchCommand(Installation installation) {
    this.installation = installation;
  }

  @Override
  public Integer call() {
    PrintWriter out = spec.commandLine().getOut();
    List<String> chosen = detectors.isEmpty() ? List.of("kde", "knn", "pca", "oc-svm") : detectors;
    CellBenchmark benchmark = installation.get(CellBenchmark.class);
    Path folder = data.folder();
    for (String detector : chosen) {
      Measured measured =
          benchmark.measure(
              installation.configs(),
              installation.dataHome(folder),
              new CellBenchmark.Workload(dataset, normal, detector, warmUp, repeat));
      out.println(measured.json());
      out.flush();
    }
    return ExitCodes.DONE;
  }
}
