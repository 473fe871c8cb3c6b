package org.oddity.tracking;

/**
 * One cell of an experiment's matrix, as the run folder lists it.
 *
 * @param id the hash of all that its result depends on; names its folder
 * @param dataset the dataset's name in the experiment
 * @param task what is normal or anomalous here, such as a class name
 * @param taskIndex the task's place in the table, from 0
 * @param detector the entry's name in the experiment
 * @param oracle whether the detector looks at test labels
 * @param seed the seed
 */
public record CellRecord(
    String id,
    String dataset,
    String task,
    int taskIndex,
    String detector,
    boolean oracle,
    long seed) {

  /** Returns {@code detector, task, seed} for people. */
  public String title() {
    return detector + " · " + task + " · seed " + seed;
  }
}
