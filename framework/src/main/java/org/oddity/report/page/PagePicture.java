package org.oddity.report.page;

/** The kinds of pictures of single cells, in the order in which a page goes without them. */
enum PagePicture {
  EARLIER_STEPS("what trainings drew before their last picture"),
  LAST_STEP("what trainings drew last"),
  SUCCESSES("test images with the clearest scores"),
  EXPLANATIONS("maps of where it looks, sees anomalies or gets its scores from"),
  MISTAKES("false alarms and misses");

  private final String title;

  PagePicture(String title) {
    this.title = title;
  }

  /** Returns what they show, as a part of a sentence. */
  String title() {
    return title;
  }
}
