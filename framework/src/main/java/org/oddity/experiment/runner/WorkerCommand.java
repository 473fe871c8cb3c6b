package org.oddity.experiment.runner;

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
   * Returns the command that starts this same program as a worker.
   *
   * @param mainClass the class whose {@code main} was started
   * @param arguments that make it a worker
   * @param crashes the folder for what Java writes when native code crashes
   */
  public static WorkerCommand ofThisProgram(
      String mainClass, List<String> arguments, Resources resources, Path crashes) {
    List<String> line = new ArrayList<>();
    line.add(System.getProperty("java.home") + "/bin/java");
    line.add("-Xmx" + resources.heapMebibytes() + "m");
    line.add("-XX:+ExitOnOutOfMemoryError");
    line.add("-XX:ErrorFile=" + crashes.resolve("crash-%p.log"));
    line.add("-Dfile.encoding=UTF-8");
    for (String property : List.of("oddity.home", "oddity.commit")) {
      if (System.getProperty(property) != null) {
        line.add("-D" + property + "=" + System.getProperty(property));
      }
    }
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
    line.add(System.getProperty("java.class.path"));
    line.add(mainClass);
    line.addAll(arguments);
    Map<String, String> environment = new LinkedHashMap<>();
    environment.put("OMP_NUM_THREADS", Integer.toString(resources.threads()));
    return new WorkerCommand(line, environment);
  }

  /** Returns the command with one more environment variable. */
  public WorkerCommand with(String variable, String value) {
    Map<String, String> more = new LinkedHashMap<>(environment);
    more.put(variable, value);
    return new WorkerCommand(line, more);
  }
}
