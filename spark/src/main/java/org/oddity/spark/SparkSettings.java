package org.oddity.spark;

import java.nio.file.Path;
import java.util.List;
import org.apache.spark.SparkConf;

/** How Spark is set; any {@code -Dspark.…} of the user's stands where it is not one of these. */
final class SparkSettings {
  /** A cell that was lost so often is given up; Spark lets it be lost once more elsewhere. */
  static final int MOST_LOSSES = 3;

  private static final String SOON_READY = "-XX:+UseSerialGC -XX:TieredStopAtLevel=1";
  private static final String NEVER = Integer.toString(Integer.MAX_VALUE);

  private SparkSettings() {}

  /**
   * Returns the settings of a run.
   *
   * @param jars what executors fetch when they start
   */
  static SparkConf of(String name, String cluster, ExecutorSize size, List<Path> jars) {
    return new SparkConf()
        .setAppName("oddity " + name)
        .setMaster(cluster)
        .setJars(jars.stream().map(Path::toString).toArray(String[]::new))
        .set("spark.executor.cores", Integer.toString(size.cores()))
        .set("spark.executor.memory", size.mebibytes() + "m")
        // An executor computes nothing: its workers do, which are processes of their own.
        .setIfMissing("spark.executor.extraJavaOptions", SOON_READY)
        .set("spark.task.cpus", Integer.toString(size.cells().threads()))
        // Spark's scripts tell a worker this; one that was started without them does not know it.
        .set("spark.executorEnv.SPARK_SCALA_VERSION", "2.13")
        // Names of folders may have any letters, also where a machine was set up for English alone.
        .setIfMissing("spark.executorEnv.LC_ALL", "C.UTF-8")
        // A cell that is sent back brings its saved model.
        .setIfMissing("spark.driver.maxResultSize", "0")
        // A cell runs once at a time: a second run of the same would write into the same folder.
        .set("spark.speculation", "false")
        // A cell that could not run on an executor is tried on others, and an executor that has
        // proved useless gets no more. Three losses on one machine may be the cell's own doing.
        .set("spark.excludeOnFailure.enabled", "true")
        .set("spark.excludeOnFailure.task.maxTaskAttemptsPerExecutor", "1")
        .set("spark.excludeOnFailure.task.maxTaskAttemptsPerNode", Integer.toString(MOST_LOSSES))
        // Lost executors say nothing of the next ones on their machine. By Spark's own choice two
        // of them that held several cells each would shut the machine out for an hour.
        .set("spark.excludeOnFailure.application.maxFailedExecutorsPerNode", NEVER)
        .set("spark.task.maxFailures", Integer.toString(MOST_LOSSES + 1))
        .set("spark.dynamicAllocation.enabled", "false")
        // No cell is nearer to one machine than to another.
        .set("spark.locality.wait", "0")
        // Progress comes with heartbeats.
        .setIfMissing("spark.executor.heartbeatInterval", "2s")
        // An executor that does not reach the driver gives up after ten minutes, as by Spark's own
        // choice: that is 60 heartbeats, of ten seconds.
        .setIfMissing("spark.executor.heartbeat.maxFailures", "300")
        .setIfMissing("spark.ui.enabled", "false");
  }
}
