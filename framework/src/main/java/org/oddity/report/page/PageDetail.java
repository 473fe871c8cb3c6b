package org.oddity.report.page;

import java.util.Optional;

/**
 * How much a page shows of single cells, most first: what shows why a detector scores as it does
 * outlasts what its training drew, and its mistakes outlast its successes.
 *
 * @see ReportPage
 */
public enum PageDetail {
  /** Everything of every seed. */
  EVERY_SEED(true, 500, false, Optional.of(PagePicture.EARLIER_STEPS)),
  /** Everything of one seed. */
  FIRST_SEED(false, 500, false, Optional.of(PagePicture.EARLIER_STEPS)),
  /** One seed, its pictures small, of those of its training only the last. */
  SMALL_IMAGES(false, 200, true, Optional.of(PagePicture.LAST_STEP)),
  /** One seed, small pictures, none of its training. */
  NO_TRAINING(false, 150, true, Optional.of(PagePicture.SUCCESSES)),
  /** One seed, of its pictures only false alarms, misses and what explains scores, small. */
  MISTAKES(false, 150, true, Optional.of(PagePicture.EXPLANATIONS)),
  /** One seed, of its pictures only false alarms and misses, small. */
  MISTAKES_ALONE(false, 150, true, Optional.of(PagePicture.MISTAKES)),
  /** One seed, no pictures. */
  NO_IMAGES(false, 120, true, Optional.empty());

  private final boolean everySeed;
  private final int dots;
  private final boolean small;
  private final Optional<PagePicture> first;

  /**
   * Names one.
   *
   * @param first kind of pictures that is shown, with all that outlast it; none where empty
   */
  PageDetail(boolean everySeed, int dots, boolean small, Optional<PagePicture> first) {
    this.everySeed = everySeed;
    this.dots = dots;
    this.small = small;
    this.first = first;
  }

  boolean everySeed() {
    return everySeed;
  }

  /** How many dots of a group a scatter plot draws. */
  int dots() {
    return dots;
  }

  /** Whether pictures are shown at less than their size. */
  boolean small() {
    return small;
  }

  /** Whether pictures of a kind are shown. */
  boolean shows(PagePicture kind) {
    return first.filter(least -> kind.compareTo(least) >= 0).isPresent();
  }
}
