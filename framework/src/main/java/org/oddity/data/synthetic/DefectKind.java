package org.oddity.data.synthetic;

/** What a texture may suffer, in the order of the labels. */
enum DefectKind {
  /** Nothing. */
  GOOD,
  /** A thin bent line, dark or bright. */
  SCRATCH,
  /** A lump of something else. */
  BLOB,
  /** A cell or two without the texture. */
  MISSING_CELL,
  /** A darkened patch through which the texture shows. */
  STAIN
}
