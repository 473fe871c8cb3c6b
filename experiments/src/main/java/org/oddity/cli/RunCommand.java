package org.oddity.cli;

import java.io.PrintWriter;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.oddity.data.DataHome;
import org.oddity.experiment.CellSpec;
import org.oddity.experiment.ExperimentPlan;
import org.oddity.experiment.Provenance;
import org.oddity.experiment.runner.ExperimentRun;
import org.oddity.experiment.runner.Runner;
import org.oddity.experiment.runner.RunnerSetting;
import org.oddity.experiment.runner.Runners;
import org.oddity.experiment.runner.WorkerProgram;
import org.oddity.tracking.CellFilter;
import org.oddity.tracking.JournalEvent;
import org.oddity.tracking.RunFolder;
import org.oddity.tracking.mlflow.MlflowMirror;
import org.oddity.tracking.mlflow.MlflowSync;
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
  private static final Duration LAST_MIRRORING = Duration.ofSeconds(60);
  private static final Duration MIRRORING_AT_STOP = Duration.ofSeconds(3);
  private static final Duration WORKERS_END = Duration.ofSeconds(5);

  private final Installation installation;

  @Mixin private ExperimentArguments experiment;

  @Option(names = "--out", paramLabel = "DIR", description = "The run folder (default: runs/NAME).")
  private Path out;

  @Option(
      names = "--retry-failed",
      description = "Run cells again that failed before (default: true).",
      defaultValue = "true",
      fallbackValue = "true",
      arity = "0..1")
  private boolean retryFailed;

  @Option(
      names = "--only",
      paramLabel = "KEY=VALUE",
      description = {
        "Run only these cells: detector, dataset, task, seed or a swept option; * stands for",
        "anything. Several of one key are alternatives, all keys must fit."
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
    List<CellSpec> cells = plan.cells(folder, home);
    CellFilter chosen =
        CellFilter.of(only, cells.stream().map(CellSpec::record).toList(), plan.variants());
    try (ExperimentRun run =
        ExperimentRun.open(plan, cells, folder, Provenance.collect(), experiment.command(out))) {
      others.take(run.remaining(true), console);
      List<CellSpec> left = run.remaining(retryFailed);
      List<CellSpec> remaining = left.stream().filter(cell -> chosen.test(cell.record())).toList();
      console.printf(
          "%d cells, %d done before, %d to run%s; everything is kept in %s%n",
          cells.size(),
          cells.size() - left.size(),
          remaining.size(),
          only.isEmpty() ? "" : " of " + left.size() + " left",
          root);
      if (run.dropped() > 0) {
        console.printf(
            "%d cells that were here before are not part of this experiment: their results stay,"
                + " the report leaves them out%n",
            run.dropped());
      }
      console.flush();
      return run(plan, run, remaining, chosen, home, console);
    }
  }

  private int run(
      ExperimentPlan plan,
      ExperimentRun run,
      List<CellSpec> remaining,
      CellFilter chosen,
      DataHome home,
      PrintWriter console) {
    Optional<MlflowMirror> mirror =
        plan.config()
            .tracking()
            .mlflow()
            .map(
                server ->
                    installation.get(MlflowSync.class).mirror(run.folder(), URI.create(server)));
    RunConsole progress = RunConsole.on(console, run.folder(), remaining.size());
    Runner runner = runner(plan, run, home, progress);
    StopSignal signal = StopSignal.install(() -> stop(runner, progress, run, mirror, console));
    int code = ExitCodes.ERROR;
    try {
      runner.run(remaining);
      progress.close();
      if (signal.endedByItself()) {
        code = finish(run, chosen, console);
      }
    } catch (RuntimeException e) {
      if (signal.endedByItself()) {
        run.finish(JournalEvent.Status.FAILED, String.valueOf(e.getMessage()));
        throw e;
      }
    } finally {
      close(mirror, LAST_MIRRORING, console);
    }
    return code;
  }

  private Runner runner(
      ExperimentPlan plan, ExperimentRun run, DataHome home, RunConsole progress) {
    WorkerProgram program =
        WorkerProgram.ofThisProcess(Main.class.getName(), List.of(WorkerCommandLine.NAME));
    RunnerSetting setting =
        new RunnerSetting(
            plan.config().runner(),
            plan.size(),
            CostModel.mostBytes(plan),
            run.folder(),
            program,
            home);
    return installation.get(Runners.class).create(setting, progress);
  }

  /** Everything that can still be said and written when the user stops the run. */
  private static void stop(
      Runner runner,
      RunConsole progress,
      ExperimentRun run,
      Optional<MlflowMirror> mirror,
      PrintWriter console) {
    runner.stopAndWait(WORKERS_END);
    progress.close();
    int all = run.record().cells().size();
    int left = run.remaining(true).size();
    run.finish(JournalEvent.Status.KILLED, "stopped by the user");
    console.printf(
        "%nStopped with %d of %d cells done. The same command goes on from here.%n",
        all - left, all);
    close(mirror, MIRRORING_AT_STOP, console);
    console.flush();
  }

  private static void close(Optional<MlflowMirror> mirror, Duration atMost, PrintWriter console) {
    mirror.flatMap(each -> each.close(atMost).advice()).ifPresent(console::println);
    console.flush();
  }

  private int finish(ExperimentRun run, CellFilter chosen, PrintWriter console) {
    ReportFiles report = ReportFiles.write(installation, run.folder());
    for (Path file : report.files()) {
      String path = run.folder().root().relativize(file).toString().replace('\\', '/');
      run.announce(path, ReportFiles.kind(file));
    }
    List<CellSpec> left = run.remaining(true);
    long failed = left.stream().filter(cell -> chosen.test(cell.record())).count();
    end(run, left.size(), failed);
    console.println();
    console.println(report.table());
    FailureList.print(console, run, chosen);
    console.printf("Report: %s%n", report.page());
    console.flush();
    return failed == 0 ? ExitCodes.DONE : ExitCodes.SOME_FAILED;
  }

  private static void end(ExperimentRun run, long left, long failed) {
    int all = run.record().cells().size();
    if (left == 0) {
      run.finish(JournalEvent.Status.FINISHED, "");
    } else if (failed > 0) {
      run.finish(JournalEvent.Status.FAILED, failed + " of " + all + " cells failed");
    } else {
      String reason = left + " of " + all + " cells are left: only others were asked for";
      run.finish(JournalEvent.Status.KILLED, reason);
    }
  }
}
