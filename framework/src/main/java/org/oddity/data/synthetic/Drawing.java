package org.oddity.data.synthetic;

/** What is drawn. */
public enum Drawing {
  /** Ten classes of objects. */
  SHAPES,
  /** Ten classes of objects in front of clutter, with masks of the objects. */
  CLUTTER,
  /** One texture, and four kinds of defect in it, with masks. */
  TEXTURES
}
