package org.oddity.report.page;

import java.util.EnumSet;
import java.util.Set;

/**
 * How much a page shows of single cells, most first: what shows why a detector scores as it does
 * outlasts what its training drew, and its mistakes outlast its successes.
 *
 * @see ReportPage
 */
public enum PageDetail {
  /** Everything of every seed. */
  EVERY_SEED(true, 500, false, EnumSet.allOf(PagePicture.class)),
  /** Everything of one seed. */
  FIRST_SEED(false, 500, false, EnumSet.allOf(PagePicture.class)),
  /** One seed, its pictures small, of those of its training only the last. */
  SMALL_IMAGES(false, 200, true, EnumSet.complementOf(EnumSet.of(PagePicture.EARLIER_STEPS))),
  /** One seed, small pictures, none of its training. */
  NO_TRAINING(false, 150, true, EnumSet.range(PagePicture.SUCCESSES, PagePicture.MISTAKES)),
  /** One seed, of its pictures only false alarms, misses and what explains scores, small. */
  MISTAKES(false, 150, true, EnumSet.of(PagePicture.EXPLANATIONS, PagePicture.MISTAKES)),
  /** One seed, of its pictures only false alarms and misses, small. */
  MISTAKES_ALONE(false, 150, true, EnumSet.of(PagePicture.MISTAKES)),
  /** One seed, no pictures. */
  NO_IMAGES(false, 120, true, EnumSet.noneOf(PagePicture.class));

  private final boolean everySeed;
  private final int dots;
  private final boolean small;
  private final Set<PagePicture> pictures;

  PageDetail(boolean everySeed, int dots, boolean small, Set<PagePicture> pictures) {
    this.everySeed = everySeed;
    this.dots = dots;
    this.small = small;
    this.pictures = pictures;
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
    return pictures.contains(kind);
  }
}
