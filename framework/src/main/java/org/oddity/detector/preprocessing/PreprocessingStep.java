package org.oddity.detector.preprocessing;

import java.util.Optional;
import org.oddity.config.Option;
import org.oddity.config.Requirements;

/**
 * One step from images to features, in the order of the list {@code preprocess}; a single word is a
 * step with its defaults: {@code preprocess: [{kind: gcn, norm: l1}, min-max, pca]}.
 */
public sealed interface PreprocessingStep {
  /**
   * Global contrast normalisation: from each image its mean is subtracted, and the rest is divided
   * by its size; a constant image becomes zeros.
   */
  record Gcn(
      @Option(
              help = "divide by the mean absolute value (l1) or by the standard deviation (l2)",
              byDefault = "l1")
          Norm norm)
      implements PreprocessingStep {}

  /** What an image's contrast is measured by. */
  enum Norm {
    /** The mean absolute value, as in the code of Deep SVDD. */
    L1,
    /** The standard deviation. */
    L2
  }

  /** Scales so that the training images' least value becomes 0 and their greatest 1. */
  record MinMax(
      @Option(
              help = "scale each feature by its own limits, not all by those of all values",
              byDefault = "false")
          boolean perFeature)
      implements PreprocessingStep {}

  /** Scales each feature to mean 0 and standard deviation 1 over the training images. */
  record Standardise() implements PreprocessingStep {}

  /** Projects on the principal components of the training images. */
  record Pca(
      @Option(help = "keep the fewest components above this share of variance", byDefault = "0.95")
          double variance,
      @Option(help = "keep this many components, whatever their variance")
          Optional<Integer> components,
      @Option(help = "scale each component to variance 1", byDefault = "false") boolean whiten)
      implements PreprocessingStep {
    public Pca {
      Requirements.begin()
          .fraction("variance", variance)
          .atLeast("components", components.orElse(1), 1)
          .end();
    }
  }

  /** Turns colours into grey by the weights of ITU-R BT.601; grey images stay as they are. */
  record Grey() implements PreprocessingStep {}

  /** Resizes each image; every new pixel is the mean of the area it covers. */
  record Resize(
      @Option(help = "rows of pixels") int height, @Option(help = "columns of pixels") int width)
      implements PreprocessingStep {
    public Resize {
      Requirements.begin()
          .between("height", height, 1, 4096)
          .between("width", width, 1, 4096)
          .end();
    }
  }
}
