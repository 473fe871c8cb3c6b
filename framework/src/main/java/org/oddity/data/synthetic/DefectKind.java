package org.oddity.data.synthetic;

import java.util.Arrays;
import java.util.List;

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
  STAIN,
  /** A patch in which the texture is turned about, as cloth is that was pulled. */
  WARP,
  /** A patch of another colour, as bright as what it covers. */
  TINT;

  /** What the dataset {@code synthetic} draws; its images are never to change. */
  static final List<DefectKind> FIRST_FIVE = List.of(GOOD, SCRATCH, BLOB, MISSING_CELL, STAIN);

  /** Returns all that images of so many channels can show. */
  static List<DefectKind> ofChannels(int channels) {
    return Arrays.stream(values()).filter(kind -> kind != TINT || channels == 3).toList();
  }
}
