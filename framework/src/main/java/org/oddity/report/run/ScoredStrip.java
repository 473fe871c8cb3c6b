package org.oddity.report.run;

/** The strips of test images that a cell draws by their scores, successes and mistakes. */
public enum ScoredStrip {
  LOWEST_NORMAL("lowest-normal", "Normal, lowest scores: the most normal", false, false),
  HIGHEST_NORMAL("highest-normal", "Normal, highest scores: false alarms first", false, true),
  LOWEST_ANOMALY("lowest-anomaly", "Anomalous, lowest scores: missed first", true, false),
  HIGHEST_ANOMALY("highest-anomaly", "Anomalous, highest scores: the clearest", true, true);

  private final String label;
  private final String title;
  private final boolean anomalous;
  private final boolean highest;

  ScoredStrip(String label, String title, boolean anomalous, boolean highest) {
    this.label = label;
    this.title = title;
    this.anomalous = anomalous;
    this.highest = highest;
  }

  /** Returns its name in the names of files. */
  public String label() {
    return label;
  }

  /** Returns what is on it, in words. */
  public String title() {
    return title;
  }

  /** Returns whether its images are anomalies, rather than normal. */
  public boolean anomalous() {
    return anomalous;
  }

  /** Returns whether its images are those with the highest scores, rather than the lowest. */
  public boolean highest() {
    return highest;
  }

  /** Returns whether it begins with the images that are most wrong. */
  public boolean mistakes() {
    return anomalous != highest;
  }

  /** Returns the file it is drawn to, relative to the cell's folder. */
  public String path() {
    return "images/" + label + ".png";
  }
}
