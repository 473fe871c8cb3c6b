package org.oddity.cli;

import java.io.PrintWriter;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.oddity.data.DataHome;
import org.oddity.experiment.CellSpec;
import org.oddity.experiment.ExperimentPlan;
import org.oddity.experiment.HalvingProgress;
import org.oddity.experiment.runner.ExperimentRun;
import org.oddity.experiment.runner.Runner;
import org.oddity.experiment.runner.RunnerSetting;
import org.oddity.experiment.runner.Runners;
import org.oddity.experiment.runner.WorkerProgram;
import org.oddity.tracking.CellFilter;
import org.oddity.tracking.JournalEvent;
import org.oddity.tracking.mlflow.MlflowMirror;
import org.oddity.tracking.mlflow.MlflowSync;

/** Runs what is left of an opened experiment, round after round where a sweep has such. */
final class RunRounds {
  private static final Duration LAST_MIRRORING = Duration.ofSeconds(60);
  private static final Duration MIRRORING_AT_STOP = Duration.ofSeconds(3);
  private static final Duration WORKERS_END = Duration.ofSeconds(5);

  private final Installation installation;
  private final ExperimentPlan planned;
  private final ExperimentRun run;
  private final DataHome home;
  private final RunChoice choice;
  private final PrintWriter console;

  /**
   * Makes one.
   *
   * @param planned the experiment with the rows of its first round
   * @param run opened with the rows of all rounds that have begun
   * @param choice which cells, and from where
   */
  RunRounds(
      Installation installation,
      ExperimentPlan planned,
      ExperimentRun run,
      DataHome home,
      RunChoice choice,
      PrintWriter console) {
    this.installation = installation;
    this.planned = planned;
    this.run = run;
    this.home = home;
    this.choice = choice;
    this.console = console;
  }

  /**
   * Returns the exit code.
   *
   * @param begun how far it had come when the run was opened
   */
  int run(HalvingProgress begun) {
    Optional<MlflowMirror> mirror =
        planned
            .config()
            .tracking()
            .mlflow()
            .map(
                server ->
                    installation.get(MlflowSync.class).mirror(run.folder(), URI.create(server)));
    try {
      HalvingProgress progress = begun;
      boolean more = true;
      while (more) {
        choice.others().take(run.remaining(true), console);
        if (!round(progress.plan(), mirror)) {
          return ExitCodes.ERROR;
        }
        HalvingProgress next = HalvingProgress.of(planned, run.folder(), home);
        more = next.plan().size() > progress.plan().size();
        if (more) {
          run.extend(next.plan(), next.plan().cells(run.folder(), home));
          tell(next, progress);
        }
        progress = next;
      }
      return finish(progress);
    } catch (RuntimeException e) {
      run.finish(JournalEvent.Status.FAILED, String.valueOf(e.getMessage()));
      throw e;
    } finally {
      close(mirror, LAST_MIRRORING);
    }
  }

  private void tell(HalvingProgress now, HalvingProgress before) {
    now.decisions()
        .forEach(
            (round, sentence) -> {
              if (!before.decisions().containsKey(round)) {
                run.tag("halving/" + round, sentence);
                console.println(sentence);
              }
            });
  }

  /** Returns whether it ended by itself. */
  private boolean round(ExperimentPlan plan, Optional<MlflowMirror> mirror) {
    List<CellSpec> left = run.remaining(choice.retryFailed());
    CellFilter chosen = choice.filter(plan, run.record());
    List<CellSpec> remaining = left.stream().filter(cell -> chosen.test(cell.record())).toList();
    announce(left.size(), remaining.size());
    RunConsole progress = RunConsole.on(console, run.folder(), remaining.size());
    Runner runner = runner(plan, progress);
    StopSignal signal = StopSignal.install(() -> stop(runner, progress, mirror));
    try {
      runner.run(remaining);
      progress.close();
      return signal.endedByItself();
    } catch (RuntimeException e) {
      if (signal.endedByItself()) {
        throw e;
      }
      return false;
    }
  }

  private void announce(int left, int remaining) {
    int all = run.record().cells().size();
    console.printf(
        "%d cells, %d done before, %d to run%s; everything is kept in %s%n",
        all,
        all - left,
        remaining,
        choice.everything() ? "" : " of " + left + " left",
        run.folder().root());
    if (run.dropped() > 0) {
      console.printf(
          "%d cells that were here before are not part of this experiment: their results stay,"
              + " the report leaves them out%n",
          run.dropped());
    }
    console.flush();
  }

  private Runner runner(ExperimentPlan plan, RunConsole progress) {
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
  private void stop(Runner runner, RunConsole progress, Optional<MlflowMirror> mirror) {
    runner.stopAndWait(WORKERS_END);
    progress.close();
    int all = run.record().cells().size();
    int left = run.remaining(true).size();
    run.finish(JournalEvent.Status.KILLED, "stopped by the user");
    console.printf(
        "%nStopped with %d of %d cells done. The same command goes on from here.%n",
        all - left, all);
    close(mirror, MIRRORING_AT_STOP);
    console.flush();
  }

  private void close(Optional<MlflowMirror> mirror, Duration atMost) {
    mirror.flatMap(each -> each.close(atMost).advice()).ifPresent(console::println);
    console.flush();
  }

  private int finish(HalvingProgress progress) {
    ReportFiles report = ReportFiles.write(installation, run.folder());
    for (Path file : report.files()) {
      String path = run.folder().root().relativize(file).toString().replace('\\', '/');
      run.announce(path, ReportFiles.kind(file));
    }
    CellFilter chosen = choice.filter(progress.plan(), run.record());
    List<CellSpec> left = run.remaining(true);
    long failed = left.stream().filter(cell -> chosen.test(cell.record())).count();
    end(left.size(), failed, progress.stalled());
    console.println();
    console.println(report.table());
    FailureList.print(console, run, chosen);
    progress.stalled().forEach(console::println);
    console.printf("Report: %s%n", report.page());
    console.flush();
    return failed == 0 && progress.stalled().isEmpty() ? ExitCodes.DONE : ExitCodes.SOME_FAILED;
  }

  private void end(long left, long failed, List<String> stalled) {
    int all = run.record().cells().size();
    if (failed > 0) {
      run.finish(JournalEvent.Status.FAILED, failed + " of " + all + " cells failed");
    } else if (left > 0) {
      String reason = left + " of " + all + " cells are left: only others were asked for";
      run.finish(JournalEvent.Status.KILLED, reason);
    } else if (stalled.isEmpty()) {
      run.finish(JournalEvent.Status.FINISHED, "");
    } else {
      run.finish(JournalEvent.Status.FAILED, String.join("; ", stalled));
    }
  }
}
