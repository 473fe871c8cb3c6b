package org.oddity.data.synthetic;

/** The objects, in the order of their labels. */
enum ShapeClass {
  DISC,
  RING,
  SQUARE,
  CROSS,
  TRIANGLE,
  STAR,
  CRESCENT,
  ARROW,
  STRIPES,
  CHEQUER
}
