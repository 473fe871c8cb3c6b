package org.oddity.training;

/** Which epoch's parameters a training ends with. */
public enum ModelChoice {
  /** Those after the last epoch. */
  LAST,
  /** Those of the epoch with the lowest loss on validation normals; the earliest of equal ones. */
  BEST
}
