package org.oddity.data.folder;

/** How the images of a folder are arranged. */
public enum Layout {
  /** Whichever of the others fits. */
  AUTO,
  /** {@code train/0.normal}, {@code test/0.normal}, {@code test/1.abnormal}. */
  NORMAL_ABNORMAL,
  /**
   * {@code train/good}, {@code test/good}, {@code test/DEFECT}, {@code ground_truth/DEFECT}; also
   * with {@code ok} for {@code good}, as BTech has it.
   */
  MVTEC,
  /** VisA's: what {@code split_csv/1cls.csv} lists. */
  VISA,
  /** {@code train/CLASS} and {@code test/CLASS}, no class called normal. */
  TRAIN_TEST,
  /** A folder for each class, no test part. */
  CLASSES
}
