package org.oddity.experiment.protocol;

import static java.util.Objects.requireNonNull;

/**
 * One column of an experiment's table: a class that is normal, or the anomaly.
 *
 * @param index its place in the table, from 0
 * @param name the class's name
 * @param classIndex the class in the dataset
 */
public record Task(int index, String name, int classIndex) {
  public Task {
    requireNonNull(name, "name is null");
  }
}
