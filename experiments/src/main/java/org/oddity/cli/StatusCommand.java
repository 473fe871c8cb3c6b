package org.oddity.cli;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.oddity.tracking.CellFilter;
import org.oddity.tracking.ExperimentRecord;
import org.oddity.tracking.RunFolder;
import org.oddity.tracking.status.RunProgress;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Says how far a run is. */
@Command(
    name = "status",
    mixinStandardHelpOptions = true,
    description = {
      "Says how far a run is: what is finished, failed, running and waiting.",
      "Works while another process runs it, and disturbs nobody."
    })
final class StatusCommand implements Callable<Integer> {
  @Parameters(index = "0", paramLabel = "RUN", description = RunArgument.DESCRIPTION)
  private Path run;

  @Option(
      names = "--filter",
      paramLabel = "KEY=VALUE",
      description = {
        "Only these cells: detector, dataset, task, seed or a swept option; * stands for anything."
            + " Several of one key are alternatives, all keys must fit."
      })
  private List<String> filter = new ArrayList<>();

  @Option(names = "--cells", description = "Also print every cell.")
  private boolean cells;

  @Option(
      names = "--metric",
      paramLabel = "METRIC",
      defaultValue = "test/auroc",
      description = "The figure of finished cells (default: ${DEFAULT-VALUE}).")
  private String metric;

  @Option(names = "--json", description = "Print JSON instead of text.")
  private boolean json;

  @Spec private CommandSpec spec;

  @Override
  public Integer call() {
    RunFolder folder = RunArgument.folder(run);
    ExperimentRecord record = folder.read();
    CellFilter chosen = CellFilter.of(filter, record.cells(), record.variants());
    RunProgress progress = RunProgress.read(folder, record, chosen, metric);
    PrintWriter out = spec.commandLine().getOut();
    if (json) {
      out.println(StatusJson.of(record.name(), progress, metric, cells));
    } else {
      new StatusText(out, metric).print(record.name(), progress, cells);
    }
    out.flush();
    return ExitCodes.DONE;
  }
}
