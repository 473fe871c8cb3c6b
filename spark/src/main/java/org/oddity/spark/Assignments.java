package org.oddity.spark;

import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.oddity.experiment.CellSpec;
import org.oddity.experiment.runner.Resources;
import org.oddity.experiment.runner.WorkerProgram;
import org.oddity.spark.executor.CellAssignment;

/** Makes the assignments of one run. */
final class Assignments {
  /** What the launcher sets, or a user, that decides which kernels compute. */
  private static final Set<String> HANDED_ON =
      Set.of("CUDA_DEVICE_ORDER", "DNNL_MAX_CPU_ISA", "GOMP_SPINCOUNT", "OPENBLAS_CORETYPE");

  private final RunFolderMark mark;
  private final WorkerProgram program;
  private final Resources resources;
  private final Map<String, String> environment;

  Assignments(
      RunFolderMark mark,
      WorkerProgram program,
      Resources resources,
      Map<String, String> environment) {
    this.mark = mark;
    this.program = program;
    this.resources = resources;
    this.environment = new TreeMap<>(environment);
    this.environment.keySet().retainAll(HANDED_ON);
  }

  CellAssignment of(CellSpec cell) {
    return new CellAssignment(cell, mark.file().toString(), program, resources, environment);
  }
}
