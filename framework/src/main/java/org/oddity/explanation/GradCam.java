package org.oddity.explanation;

import org.oddity.core.Paper;

/**
 * Grad-CAM: a channel counts as its mean gradient over all places, α_k = 1/Z Σ_ij ∂y/∂A^k_ij
 * (equation 1); the map is ReLU(Σ_k α_k A^k) (equation 2).
 *
 * <p>In the paper y is the logit of a class. Here it is that, or a detector's score, or minus the
 * score: see {@link Towards}.
 */
@Paper(
    authors =
        "Ramprasaath R. Selvaraju, Michael Cogswell, Abhishek Das, Ramakrishna Vedantam, Devi"
            + " Parikh, Dhruv Batra",
    title = "Grad-CAM: Visual Explanations from Deep Networks via Gradient-based Localization",
    venue = "International Conference on Computer Vision (ICCV)",
    year = 2017,
    url = "https://arxiv.org/abs/1610.02391")
public final class GradCam implements ChannelWeights {
  @Override
  public double[] of(LayerState image) {
    double[] weights = new double[image.channels()];
    float[] gradients = image.gradients();
    for (int i = 0; i < gradients.length; i++) {
      weights[i % weights.length] += gradients[i];
    }
    for (int k = 0; k < weights.length; k++) {
      weights[k] /= image.places();
    }
    return weights;
  }
}
