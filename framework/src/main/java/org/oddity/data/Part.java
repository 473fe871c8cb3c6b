package org.oddity.data;

/** The two parts in which publishers give a dataset. */
public enum Part {
  /** What may be learned from; for a dataset without an official split, all of it. */
  TRAIN,
  /** What is only ever scored; empty for a dataset without an official split. */
  TEST
}
