package org.oddity.explanation;

import org.oddity.core.Paper;

/**
 * Grad-CAM++: a channel counts as the weighted sum of its positive gradients, w_k = Σ_ij α^k_ij
 * ReLU(g^k_ij) with g = ∂y/∂A. The weights are those of the closed form (equation 19 of the
 * preprint), which needs first gradients alone: α^k_ij = g² / (2 g² + Σ_ab A^k_ab · g³), and 0
 * where g or the denominator is 0. The map is ReLU(Σ_k w_k A^k).
 *
 * <p>The closed form holds where e^y is explained and y is piecewise linear in A, as a logit behind
 * rectifiers is. A squared error is not, so for such scores it is a rule, no derivation. The factor
 * e^y, the same for a whole image, is left out: it changes no map but in scale.
 */
@Paper(
    authors = "Aditya Chattopadhay, Anirban Sarkar, Prantik Howlader, Vineeth N. Balasubramanian",
    title =
        "Grad-CAM++: Generalized Gradient-based Visual Explanations for Deep Convolutional"
            + " Networks",
    venue = "Winter Conference on Applications of Computer Vision (WACV)",
    year = 2018,
    url = "https://arxiv.org/abs/1710.11063")
public final class GradCamPlusPlus implements ChannelWeights {
  @Override
  public double[] of(LayerState image) {
    int channels = image.channels();
    double[] sums = new double[channels];
    for (int i = 0; i < image.activations().length; i++) {
      sums[i % channels] += image.activations()[i];
    }
    double[] weights = new double[channels];
    for (int i = 0; i < image.gradients().length; i++) {
      double gradient = image.gradients()[i];
      if (gradient > 0) {
        weights[i % channels] += alpha(gradient, sums[i % channels]) * gradient;
      }
    }
    return weights;
  }

  /** Divided by g², so that no power of a small gradient vanishes. */
  private static double alpha(double gradient, double sum) {
    double denominator = 2 + sum * gradient;
    return denominator == 0 ? 0 : 1 / denominator;
  }
}
