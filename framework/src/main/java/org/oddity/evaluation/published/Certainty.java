package org.oddity.evaluation.published;

/** How we know a printed figure. */
public enum Certainty {
  /** Read in the publication itself. */
  PRINTED,
  /** Read where somebody else repeats the publication's figure. */
  REPEATED,
  /** Told by whoever ran it, not published otherwise. */
  TOLD
}
