package org.oddity.experiment;

import java.util.Optional;
import org.oddity.config.Option;
import org.oddity.config.Requirements;

/** How cells are spread over this machine. */
public record RunnerOptions(
    @Option(help = "worker processes at a time; none = one per core, fewer if cells or memory are")
        Optional<Integer> workers,
    @Option(help = "threads of each worker; none = cores divided by workers")
        Optional<Integer> threads,
    @Option(help = "Java heap of each worker in MiB; none = 60 % of memory divided by workers")
        Optional<Integer> memory) {
  public RunnerOptions {
    Requirements.begin()
        .that(workers.orElse(1) >= 1, "workers", workers.orElse(1), "must be at least 1")
        .that(threads.orElse(1) >= 1, "threads", threads.orElse(1), "must be at least 1")
        .that(memory.orElse(64) >= 64, "memory", memory.orElse(64), "must be at least 64")
        .end();
  }
}
