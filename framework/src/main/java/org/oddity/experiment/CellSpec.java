package org.oddity.experiment;

import java.util.Map;
import org.oddity.tracking.CellRecord;

/**
 * All that a worker needs to run one cell; travels as JSON.
 *
 * @param record how the run folder lists it
 * @param folder the cell's folder
 * @param dataHome where real data lies
 * @param dataset registered name of the dataset
 * @param datasetOptions its options
 * @param protocol the protocol with its kind
 * @param task the column
 * @param detector registered name of the detector
 * @param detectorOptions its options
 * @param evaluation evaluation options
 * @param explanation explanation options; empty where nothing is to be explained or can be
 * @param saveModel whether the fitted detector is kept
 * @param figures whether its scores are drawn
 * @param ends how often it had ended by itself when this run asked for it: where its journal knows
 *     of more, a worker of an earlier run has come to its end meanwhile, or one that was thought
 *     lost
 */
public record CellSpec(
    CellRecord record,
    String folder,
    String dataHome,
    String dataset,
    Map<String, Object> datasetOptions,
    Map<String, Object> protocol,
    org.oddity.experiment.protocol.Task task,
    String detector,
    Map<String, Object> detectorOptions,
    Map<String, Object> evaluation,
    Map<String, Object> explanation,
    boolean saveModel,
    boolean figures,
    int ends) {
  /** Returns the same cell with the places of another machine. */
  public CellSpec at(String otherFolder, String otherDataHome) {
    return with(otherFolder, otherDataHome, ends);
  }

  /** Returns the same cell, to be run unless it has ended once more since. */
  public CellSpec after(int knownEnds) {
    return with(folder, dataHome, knownEnds);
  }

  private CellSpec with(String otherFolder, String otherDataHome, int otherEnds) {
    return new CellSpec(
        record,
        otherFolder,
        otherDataHome,
        dataset,
        datasetOptions,
        protocol,
        task,
        detector,
        detectorOptions,
        evaluation,
        explanation,
        saveModel,
        figures,
        otherEnds);
  }
}
