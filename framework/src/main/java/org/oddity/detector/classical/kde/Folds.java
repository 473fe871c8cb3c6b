package org.oddity.detector.classical.kde;

/**
 * Places cut into contiguous folds, the first ones a place longer where it does not come out even;
 * as scikit-learn's KFold cuts them unshuffled.
 *
 * @param count of all places
 * @param number of folds; 0 if no place is in any
 */
record Folds(int count, int number) {
  /** No folds: nothing is left out. */
  static final Folds NONE = new Folds(0, 0);

  /** Returns the fold of a place. */
  int of(int place) {
    int longer = count % number;
    int length = count / number;
    int border = longer * (length + 1);
    return place < border ? place / (length + 1) : longer + (place - border) / length;
  }

  /** Returns how many places a fold has. */
  int size(int fold) {
    return count / number + (fold < count % number ? 1 : 0);
  }

  /** Returns the first place of the fold that a place is in. */
  int start(int place) {
    if (number == 0) {
      return 0;
    }
    int fold = of(place);
    return fold * (count / number) + Math.min(fold, count % number);
  }

  /** Returns the place behind the fold that a place is in. */
  int end(int place) {
    return number == 0 ? 0 : start(place) + size(of(place));
  }
}
