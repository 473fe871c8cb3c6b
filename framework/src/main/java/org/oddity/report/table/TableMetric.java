package org.oddity.report.table;

/** The figures that tables are made of; all are shares in [0, 1]. */
public enum TableMetric {
  /** Area under the receiver operating characteristic. */
  AUROC("auroc", "AUROC", true),
  /** Average precision. */
  AUPR("aupr", "AUPR", true),
  /** False positive rate where 95 % of the anomalies are found. */
  FPR_AT_95_TPR("fpr-at-95-tpr", "FPR at 95 % TPR", false),
  /** F1 at the threshold. */
  F1("f1", "F1", true),
  /** Accuracy at the threshold. */
  ACCURACY("accuracy", "accuracy", true),
  /** Balanced accuracy at the threshold. */
  BALANCED_ACCURACY("balanced-accuracy", "balanced accuracy", true),
  /** Share of the anomalies that were found. */
  RECALL("recall", "accuracy on anomalies", true),
  /** Share of the normals called normal. */
  SPECIFICITY("specificity", "accuracy on normals", true);

  private final String slug;
  private final String title;
  private final boolean higherIsBetter;

  TableMetric(String slug, String title, boolean higherIsBetter) {
    this.slug = slug;
    this.title = title;
    this.higherIsBetter = higherIsBetter;
  }

  /** Returns the name that published tables and files use. */
  public String slug() {
    return slug;
  }

  /** Returns the name that cells' journals use. */
  public String key() {
    return "test/" + slug;
  }

  /** Returns the name for people. */
  public String title() {
    return title;
  }

  /** Returns {@code higher is better} or its opposite. */
  public String direction() {
    return higherIsBetter ? "higher is better" : "lower is better";
  }

  /** Returns whether a value is better than another. */
  public boolean better(double value, double than) {
    return higherIsBetter ? value > than : value < than;
  }
}
