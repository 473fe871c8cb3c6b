package org.oddity.cli;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.oddity.data.DataHome;
import org.oddity.experiment.CellSpec;
import org.oddity.experiment.ExperimentPlan;
import org.oddity.experiment.HalvingProgress;
import org.oddity.experiment.Provenance;
import org.oddity.experiment.runner.ExperimentRun;
import org.oddity.experiment.runner.Runners;
import org.oddity.tracking.CellFilter;
import org.oddity.tracking.RunFolder;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Runs an experiment, or goes on with it. */
@Command(
    name = "run",
    mixinStandardHelpOptions = true,
    description = {
      "Runs an experiment: every cell that is not finished yet.",
      "Stopped at any moment, the same command goes on where it was."
    })
final class RunCommand implements Callable<Integer> {
  private final Installation installation;

  @Mixin private ExperimentArguments experiment;

  @Option(names = "--out", paramLabel = "DIR", description = "The run folder (default: runs/NAME).")
  private Path out;

  @Option(
      names = "--retry-failed",
      paramLabel = "true|false",
      description = "Run cells again that failed before (default: true).",
      defaultValue = "true",
      fallbackValue = "true",
      arity = "0..1")
  private boolean retryFailed;

  @Option(
      names = "--only",
      paramLabel = "KEY=VALUE",
      description = {
        "Run only these cells: detector, dataset, task, seed or a swept option; * stands for"
            + " anything. Several of one key are alternatives, all keys must fit."
      })
  private List<String> only = new ArrayList<>();

  @Option(
      names = "--reuse",
      paramLabel = "RUN",
      description = "Take finished cells of the same identity over from this run, or these.")
  private List<Path> reuse = new ArrayList<>();

  @Spec private CommandSpec spec;

  RunCommand(Installation installation) {
    this.installation = installation;
  }

  @Override
  public Integer call() {
    PrintWriter console = spec.commandLine().getOut();
    installation.requireUsableGpus();
    ExperimentPlan plan = experiment.plan(installation);
    installation.get(Runners.class).requireKnown(plan.config().runner());
    DataHome home = experiment.dataHome(installation);
    Path root = out == null ? RunArgument.RUNS.resolve(plan.config().name()) : out;
    RunFolder folder = new RunFolder(root);
    OtherRuns others = OtherRuns.named(reuse, folder);
    console.printf("%s: %s%n", plan.config().name(), plan.config().protocol().sentence());
    plan.datasets().forEach(dataset -> SplitPrinter.print(console, plan, dataset));
    BackbonePrinter.warn(console, plan);
    RunChoice choice = new RunChoice(only, retryFailed, others);
    HalvingProgress begun = HalvingProgress.of(plan, folder, home);
    List<CellSpec> cells = begun.plan().cells(folder, home);
    // Refuses what fits nothing, before anything is written.
    CellFilter.of(only, cells.stream().map(CellSpec::record).toList(), begun.plan().variants());
    try (ExperimentRun run =
        ExperimentRun.open(
            begun.plan(), cells, folder, Provenance.collect(), experiment.command(out))) {
      return new RunRounds(installation, plan, run, home, choice, console).run(begun);
    }
  }
}
