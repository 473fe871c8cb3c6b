package org.oddity.detector.preprocessing;

import org.oddity.core.ImageShape;
import org.oddity.core.NamedArrays;
import org.oddity.tensor.Leading;
import org.oddity.tensor.LinearAlgebra;
import org.oddity.tensor.Matrix;
import org.oddity.tensor.Parallelism;

/** Makes fitted steps: from training rows, or from what an earlier fit left. */
final class StepFitter {
  private final LinearAlgebra algebra;
  private final Parallelism parallelism;

  StepFitter(LinearAlgebra algebra, Parallelism parallelism) {
    this.algebra = algebra;
    this.parallelism = parallelism;
  }

  /**
   * Fits one step.
   *
   * @param rows the training images after the steps before; not changed
   * @param shape the shape of an image here; of no meaning after a projection
   */
  FittedStep fit(PreprocessingStep step, Matrix rows, ImageShape shape) {
    if (step instanceof PreprocessingStep.MinMax minMax) {
      return Scaling.minMax(rows, minMax.perFeature(), parallelism);
    }
    if (step instanceof PreprocessingStep.Standardise) {
      return Scaling.standard(rows, parallelism);
    }
    if (step instanceof PreprocessingStep.Pca pca) {
      Leading wanted =
          pca.components()
              .<Leading>map(Leading.Count::new)
              .orElseGet(() -> new Leading.Share(pca.variance()));
      PrincipalComponents components = PrincipalComponents.fit(rows, wanted, algebra, parallelism);
      return new Projection(components, pca.whiten(), algebra);
    }
    return restore(step, Shapes.state(shape));
  }

  /** Makes a fitted step of its state. */
  FittedStep restore(PreprocessingStep step, NamedArrays state) {
    if (step instanceof PreprocessingStep.Gcn gcn) {
      return new ContrastNormalisation(gcn.norm(), parallelism);
    }
    if (step instanceof PreprocessingStep.Pca pca) {
      PrincipalComponents components = PrincipalComponents.restore(state);
      return new Projection(components, pca.whiten(), algebra);
    }
    if (step instanceof PreprocessingStep.Grey) {
      return new GreyConversion(Shapes.restore(state));
    }
    if (step instanceof PreprocessingStep.Resize resize) {
      ImageShape shape = Shapes.restore(state);
      return new Resizing(shape, resize.height(), resize.width(), parallelism);
    }
    return Scaling.restore(state, parallelism); // min-max and standardise
  }

  /** Returns the shape of an image after a step. */
  static ImageShape shapeAfter(PreprocessingStep step, ImageShape shape) {
    if (step instanceof PreprocessingStep.Grey) {
      return GreyConversion.shapeAfter(shape);
    }
    return step instanceof PreprocessingStep.Resize resize
        ? new ImageShape(resize.height(), resize.width(), shape.channels())
        : shape;
  }
}
