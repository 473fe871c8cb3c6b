package org.oddity.data.coco;

import java.util.Locale;
import org.oddity.data.Part;

/** The files of a built COCO-crop: one byte per value, image after image, nothing else. */
enum Crops {
  /** Objects with what surrounds them, {@code [count, size, size, 3]}. */
  ORIGINAL,
  /** The same on black, {@code [count, size, size, 3]}. */
  MASKED,
  /** How much of each pixel the object covers, {@code [count, size, size]}. */
  OBJECTS;

  static final int CHANNELS = 3;
  static final String MANIFEST = "manifest.json";
  static final String CONTACT_SHEET = "contact-sheet.png";

  /** Returns the name of the file of a part. */
  String file(Part part) {
    return name().toLowerCase(Locale.ROOT) + "-" + part.name().toLowerCase(Locale.ROOT) + ".bin";
  }

  /** Returns the bytes of one image. */
  int imageSize(int side) {
    return side * side * (this == OBJECTS ? 1 : CHANNELS);
  }
}
