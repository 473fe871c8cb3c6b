package org.oddity.data.synthetic;

/** What is drawn. */
public enum Drawing {
  /** Ten classes of objects. */
  SHAPES,
  /** One texture, and four kinds of defect in it, with masks. */
  TEXTURES
}
