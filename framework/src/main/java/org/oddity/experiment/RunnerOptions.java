package org.oddity.experiment;

import java.util.Optional;
import org.oddity.config.Option;
import org.oddity.config.Requirements;
import org.oddity.config.SingleWord;

/** Where cells run, and with what; one word is the address of a cluster. */
@SingleWord("cluster")
public record RunnerOptions(
    @Option(help = "a Spark cluster such as spark://host:7077; none = this machine")
        Optional<String> cluster,
    @Option(
            help =
                "worker processes at a time, on a cluster of each executor; none = one per core,"
                    + " fewer if cells or memory are; on a cluster 1")
        Optional<Integer> workers,
    @Option(help = "threads of each worker; none = cores divided by workers; on a cluster 1")
        Optional<Integer> threads,
    @Option(
            help =
                "Java heap of each worker in MiB; none = 60 % of memory divided by workers; on a"
                    + " cluster what the largest cell needs, at least 1024")
        Optional<Integer> memory) {
  /** What {@link #kind} says of this machine. */
  public static final String HERE = "local";

  private static final String SPARK = "spark://[^/\\s]+:\\d+(,[^/\\s]+:\\d+)*";

  /** Executors of a master inside this process: for trying things out. */
  private static final String SPARK_HERE = "local-cluster\\[\\d+,\\d+,\\d+\\]";

  public RunnerOptions {
    Requirements.begin()
        .that(
            cluster.orElse("spark://host:1").matches(SPARK + "|" + SPARK_HERE),
            "cluster",
            cluster.map(address -> "'" + address + "'").orElse(""),
            "must be an address such as spark://host:7077")
        .that(workers.orElse(1) >= 1, "workers", workers.orElse(1), "must be at least 1")
        .that(threads.orElse(1) >= 1, "threads", threads.orElse(1), "must be at least 1")
        .that(memory.orElse(64) >= 64, "memory", memory.orElse(64), "must be at least 64")
        .end();
  }

  /** Returns the word that the cluster's address begins with, {@value #HERE} without one. */
  public String kind() {
    return cluster.map(address -> address.split("[:\\[]", 2)[0]).orElse(HERE);
  }
}
