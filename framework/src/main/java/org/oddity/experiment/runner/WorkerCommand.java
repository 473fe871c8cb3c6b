package org.oddity.experiment.runner;

import java.io.File;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * How a worker process is started.
 *
 * @param line program and arguments
 * @param environment variables set beside those of this process
 */
public record WorkerCommand(List<String> line, Map<String, String> environment) {
  public WorkerCommand {
    line = List.copyOf(line);
    environment = Map.copyOf(environment);
  }

  /**
   * Returns the command that starts a program with the Java of this process.
   *
   * @param crashes the folder for what Java writes when native code crashes
   */
  public static WorkerCommand of(WorkerProgram program, Resources resources, Path crashes) {
    List<String> line = new ArrayList<>();
    line.add(System.getProperty("java.home") + "/bin/java");
    line.add("-Xmx" + resources.heapMebibytes() + "m");
    line.add("-XX:+ExitOnOutOfMemoryError");
    line.add("-XX:ErrorFile=" + crashes.resolve("crash-%p.log"));
    line.add("-Dfile.encoding=UTF-8");
    program.properties().forEach((name, value) -> line.add("-D" + name + "=" + value));
    line.add("-XX:+UseParallelGC");
    line.add("-XX:ParallelGCThreads=" + resources.threads());
    // Give memory back after a full collection, which comes before each cell: what one cell used
    // must not count as the next one's.
    line.add("-XX:MinHeapFreeRatio=10");
    line.add("-XX:MaxHeapFreeRatio=30");
    line.add("-Djava.awt.headless=true");
    line.add(
        "-Djava.util.concurrent.ForkJoinPool.common.parallelism="
            + Math.max(1, resources.threads()));
    line.add("-cp");
    line.add(String.join(File.pathSeparator, program.classPath()));
    line.add(program.mainClass());
    line.addAll(program.arguments());
    return new WorkerCommand(
        line, Map.of("OMP_NUM_THREADS", Integer.toString(resources.threads())));
  }

  /** Returns the command with more environment variables. */
  public WorkerCommand with(Map<String, String> variables) {
    Map<String, String> more = new LinkedHashMap<>(environment);
    more.putAll(variables);
    return new WorkerCommand(line, more);
  }
}
