package org.oddity.report.page;

/**
 * How much a page shows of single cells, most first.
 *
 * @see ReportPage
 */
public enum PageDetail {
  /** Everything of every seed. */
  EVERY_SEED(true, 500, ImageQuality.AS_THEY_ARE),
  /** Everything of one seed. */
  FIRST_SEED(false, 500, ImageQuality.AS_THEY_ARE),
  /** One seed, its test images small. */
  SMALL_IMAGES(false, 200, ImageQuality.SMALL),
  /** One seed, no test images. */
  NO_IMAGES(false, 120, ImageQuality.NONE);

  private final boolean everySeed;
  private final int dots;
  private final ImageQuality images;

  PageDetail(boolean everySeed, int dots, ImageQuality images) {
    this.everySeed = everySeed;
    this.dots = dots;
    this.images = images;
  }

  /** How test images are shown. */
  enum ImageQuality {
    AS_THEY_ARE,
    SMALL,
    NONE
  }

  boolean everySeed() {
    return everySeed;
  }

  /** How many dots of a group a scatter plot draws. */
  int dots() {
    return dots;
  }

  ImageQuality images() {
    return images;
  }
}
