package org.oddity.detector.supervised.network;

/** What a classifier learns to tell apart. */
public enum LabelKind {
  /** Normal and anomalous. */
  SIDES,
  /** Each class of the dataset, which says more of an image than the side it is on. */
  CLASSES
}
