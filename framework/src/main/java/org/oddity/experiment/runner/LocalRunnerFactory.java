package org.oddity.experiment.runner;

import java.nio.file.Path;
import java.util.Map;
import org.oddity.data.DataHome;

/** Makes the runner of this machine. */
final class LocalRunnerFactory implements RunnerFactory {
  @Override
  public Runner create(RunnerSetting setting, RunObserver observer) {
    Resources resources =
        Resources.divide(setting.options(), setting.cells(), setting.bytesPerCell());
    Path logs = setting.folder().root().resolve("workers");
    String data = setting.dataHome().root().toAbsolutePath().toString();
    WorkerCommand command =
        WorkerCommand.of(setting.program(), resources, logs.toAbsolutePath())
            .with(Map.of(DataHome.VARIABLE, data));
    return new LocalRunner(command, resources.workers(), logs, observer);
  }
}
