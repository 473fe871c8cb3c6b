package org.oddity.training;

/** What becomes of the images left at an epoch's end that are fewer than a batch. */
public enum LastBatch {
  /** They are a batch of their own. */
  KEEP,
  /** They are left out of this epoch; kept all the same if there is no full batch. */
  DROP
}
