package org.oddity.report.page;

/**
 * How much a page shows of single cells, most first.
 *
 * @see ReportPage
 */
public enum PageDetail {
  /** Everything of every seed. */
  EVERY_SEED(true, 500, ImageQuality.AS_THEY_ARE, false),
  /** Everything of one seed. */
  FIRST_SEED(false, 500, ImageQuality.AS_THEY_ARE, false),
  /** One seed, its test images small. */
  SMALL_IMAGES(false, 200, ImageQuality.SMALL, false),
  /** One seed, of its test images only false alarms and misses, small. */
  MISTAKES(false, 150, ImageQuality.SMALL, true),
  /** One seed, no test images. */
  NO_IMAGES(false, 120, ImageQuality.NONE, true);

  private final boolean everySeed;
  private final int dots;
  private final ImageQuality images;
  private final boolean onlyMistakes;

  PageDetail(boolean everySeed, int dots, ImageQuality images, boolean onlyMistakes) {
    this.everySeed = everySeed;
    this.dots = dots;
    this.images = images;
    this.onlyMistakes = onlyMistakes;
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

  /** Whether test images that were scored well are left out. */
  boolean onlyMistakes() {
    return onlyMistakes;
  }
}
