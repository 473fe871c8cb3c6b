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
    boolean figures) {
  /** Returns the same cell with the places of another machine. */
  public CellSpec at(String otherFolder, String otherDataHome) {
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
        figures);
  }
}
