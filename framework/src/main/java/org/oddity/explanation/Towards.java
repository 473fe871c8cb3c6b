package org.oddity.explanation;

import org.oddity.autograd.Variable;
import org.oddity.detector.DifferentiableClasses;
import org.oddity.detector.DifferentiableScore;
import org.oddity.nn.Pass;

/** What is explained. */
public enum Towards {
  /** What raises the score. */
  ANOMALY {
    @Override
    Variable explained(DifferentiableScore score, Variable pixels, Pass pass) {
      return score.of(pixels, pass);
    }
  },
  /** What lowers the score. */
  NORMALITY {
    @Override
    Variable explained(DifferentiableScore score, Variable pixels, Pass pass) {
      return score.of(pixels, pass).negate();
    }
  },
  /** What raises the logit of the class that a classifier of classes names: as in the papers. */
  NAMED_CLASS {
    @Override
    public boolean needsClasses() {
      return true;
    }

    @Override
    Variable explained(DifferentiableScore score, Variable pixels, Pass pass) {
      return ((DifferentiableClasses) score).namedLogit(pixels, pass);
    }
  };

  /** Returns whether only detectors that name classes have it. */
  public boolean needsClasses() {
    return false;
  }

  /** Returns whether a detector has it. */
  public boolean fits(DifferentiableScore score) {
    return !needsClasses() || score instanceof DifferentiableClasses;
  }

  /**
   * Returns what is explained of each image, {@code [batch]}.
   *
   * @param score one that {@link #fits}
   */
  abstract Variable explained(DifferentiableScore score, Variable pixels, Pass pass);
}
