package org.oddity.detector.preprocessing;

import org.oddity.core.ImageShape;
import org.oddity.core.NamedArrays;
import org.oddity.tensor.Matrix;

/** Turns red, green and blue into luma; learns nothing but the shape. */
final class GreyConversion implements FittedStep {
  /** ITU-R BT.601-7, §2.5.1. */
  private static final float[] WEIGHTS = {0.299f, 0.587f, 0.114f};

  private final ImageShape shape;

  GreyConversion(ImageShape shape) {
    this.shape = shape;
  }

  static ImageShape shapeAfter(ImageShape shape) {
    return new ImageShape(shape.height(), shape.width(), 1);
  }

  @Override
  public Matrix apply(Matrix rows) {
    if (shape.channels() == 1) {
      return rows;
    }
    Matrix grey = Matrix.zeros(rows.rows(), shape.height() * shape.width());
    float[] from = rows.values();
    for (int i = 0; i < grey.values().length; i++) {
      grey.values()[i] =
          WEIGHTS[0] * from[3 * i] + WEIGHTS[1] * from[3 * i + 1] + WEIGHTS[2] * from[3 * i + 2];
    }
    return grey;
  }

  @Override
  public NamedArrays state() {
    return Shapes.state(shape);
  }
}
