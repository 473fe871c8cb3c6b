package org.oddity.report.table;

/** The figures that tables are made of; shares in [0, 1] unless they say otherwise. */
public enum TableMetric {
  /** Area under the receiver operating characteristic. */
  AUROC("test/", "auroc", "AUROC", true),
  /** Average precision. */
  AUPR("test/", "aupr", "AUPR", true),
  /** False positive rate where 95 % of the anomalies are found. */
  FPR_AT_95_TPR("test/", "fpr-at-95-tpr", "FPR at 95 % TPR", false),
  /** F1 at the threshold. */
  F1("test/", "f1", "F1", true),
  /** Accuracy at the threshold. */
  ACCURACY("test/", "accuracy", "accuracy", true),
  /** Balanced accuracy at the threshold. */
  BALANCED_ACCURACY("test/", "balanced-accuracy", "balanced accuracy", true),
  /** Share of the anomalies that were found. */
  RECALL("test/", "recall", "accuracy on anomalies", true),
  /** Share of the normals called normal. */
  SPECIFICITY("test/", "specificity", "accuracy on normals", true),
  /** Share of the images whose class a classifier of all classes names. */
  CLASS_ACCURACY("test/", "class-accuracy", "accuracy on all classes", true, true),
  /** The first epoch in which held-out images reached the accuracy aimed at. */
  EPOCHS_TO_ACCURACY("fit/", "epochs-to-accuracy", "epochs to the accuracy aimed at", false, true),
  /** Area under the receiver operating characteristic of all pixels. */
  PIXEL_AUROC("test/", "pixel-auroc", "AUROC of pixels", true, true),
  /** Area under the curve of the regions' overlap, up to 30 % of the normal pixels. */
  AUPRO("test/", "aupro", "AUPRO at 30 % FPR", true, true),
  /** Average precision of all pixels. */
  PIXEL_AUPR("test/", "pixel-aupr", "AUPR of pixels", true, true),
  /** F1 of all pixels at the threshold that is best for them: an oracle. */
  PIXEL_BEST_F1("test/", "pixel-best-f1", "best F1 of pixels (oracle threshold)", true, true);

  private final String phase;
  private final String slug;
  private final String title;
  private final boolean higherIsBetter;
  private final boolean ofSome;

  TableMetric(String phase, String slug, String title, boolean higherIsBetter) {
    this(phase, slug, title, higherIsBetter, false);
  }

  TableMetric(String phase, String slug, String title, boolean higherIsBetter, boolean ofSome) {
    this.phase = phase;
    this.slug = slug;
    this.title = title;
    this.higherIsBetter = higherIsBetter;
    this.ofSome = ofSome;
  }

  /** Returns the name that published tables and files use. */
  public String slug() {
    return slug;
  }

  /** Returns the name that cells' journals use. */
  public String key() {
    return phase + slug;
  }

  /**
   * Returns whether only some cells have it, such as those of classifiers of all classes or those
   * with masks: elsewhere tables leave it out.
   */
  public boolean ofSome() {
    return ofSome;
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
