package org.oddity.spark.executor;

import java.util.Map;
import org.oddity.experiment.CellSpec;
import org.oddity.experiment.runner.Resources;
import org.oddity.experiment.runner.WorkerProgram;

/**
 * All that an executor needs to run a cell; travels as JSON.
 *
 * @param cell with the places of the machine that asks for it
 * @param mark the file that executors find where they see the same run folder
 * @param program with the names of its jars as class path
 * @param resources of worker processes
 * @param environment that worker processes get, so that they compute the same bits
 */
public record CellAssignment(
    CellSpec cell,
    String mark,
    WorkerProgram program,
    Resources resources,
    Map<String, String> environment) {
  /** Returns what is sent. */
  public String json() {
    return Json.write(this);
  }

  static CellAssignment parse(String json) {
    return Json.read(json, CellAssignment.class);
  }
}
