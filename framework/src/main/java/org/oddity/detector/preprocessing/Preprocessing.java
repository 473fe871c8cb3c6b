package org.oddity.detector.preprocessing;

import static java.util.Objects.requireNonNull;

import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.List;
import org.oddity.core.ImageBatch;
import org.oddity.core.ImageShape;
import org.oddity.core.NamedArrays;
import org.oddity.tensor.LinearAlgebra;
import org.oddity.tensor.Matrix;
import org.oddity.tensor.Parallelism;

/** Fits lists of preprocessing steps on training images. */
public final class Preprocessing {
  private final StepFitter fitter;

  @Inject
  Preprocessing(LinearAlgebra algebra, Parallelism parallelism) {
    this.fitter = new StepFitter(algebra, parallelism);
  }

  /** Fits each step on the images as the steps before it leave them. */
  public Fit fit(List<PreprocessingStep> steps, ImageBatch training) {
    Matrix rows = steps.isEmpty() ? Matrix.of(training) : Matrix.of(training).copy();
    ImageShape shape = training.shape();
    List<FittedStep> fitted = new ArrayList<>();
    for (PreprocessingStep step : steps) {
      FittedStep next = fitter.fit(step, rows, shape);
      rows = next.apply(rows);
      shape = StepFitter.shapeAfter(step, shape);
      fitted.add(next);
    }
    return new Fit(new FittedPreprocessing(fitted), rows);
  }

  /** Returns a preprocessing that gives the same bits as the one whose state this is. */
  public FittedPreprocessing restore(List<PreprocessingStep> steps, NamedArrays state) {
    List<FittedStep> fitted = new ArrayList<>();
    for (int i = 0; i < steps.size(); i++) {
      fitted.add(fitter.restore(steps.get(i), state.scope(Integer.toString(i))));
    }
    return new FittedPreprocessing(fitted);
  }

  /** Returns why a list of steps cannot be applied to images of a shape; empty if it can. */
  public static List<String> conflicts(List<PreprocessingStep> steps, ImageShape shape) {
    List<String> conflicts = new ArrayList<>();
    boolean projected = false;
    for (PreprocessingStep step : steps) {
      boolean needsPixels =
          step instanceof PreprocessingStep.Grey || step instanceof PreprocessingStep.Resize;
      if (needsPixels && projected) {
        conflicts.add("preprocess: grey and resize need pixels, and after pca there are none");
      }
      if (step instanceof PreprocessingStep.Grey
          && shape.channels() != 1
          && shape.channels() != 3) {
        conflicts.add("preprocess: grey needs 1 or 3 channels, the images have " + shape);
      }
      projected |= step instanceof PreprocessingStep.Pca;
    }
    return conflicts;
  }

  /**
   * A fitted preprocessing and what it makes of the training images.
   *
   * @param features {@code [training, features]}; the images themselves where there is no step
   */
  public record Fit(FittedPreprocessing preprocessing, Matrix features) {
    public Fit {
      requireNonNull(preprocessing, "preprocessing is null");
      requireNonNull(features, "features is null");
    }
  }
}
