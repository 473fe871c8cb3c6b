package org.oddity.detector.adversarial.alocc;

import jakarta.inject.Inject;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.oddity.backbone.BackbonePart;
import org.oddity.backbone.Backbones;
import org.oddity.core.ImageShape;
import org.oddity.core.Paper;
import org.oddity.detector.adversarial.AdversarialFactory;
import org.oddity.detector.adversarial.AdversarialMethod;
import org.oddity.tensor.engine.Engine;

/**
 * ALOCC: a denoising autoencoder R and a discriminator D trained against each other; the score is
 * minus D's logit of R(x), as R makes anomalies worse and leaves normal images as they are.
 *
 * <p>Departures from the paper: R and D are those of the backbones that are chosen, and R has a
 * latent vector; R makes the cross-entropy of the label 1 small, as the authors' code does, not
 * ln(1 − D(R(x))); training ends after its epochs, with the best one by the reconstruction of
 * held-out normals, not when that error falls below a limit ρ; noise is drawn for each step, and
 * not clipped, where the authors' code draws it once for each image; Adam with batches of 64, as in
 * DCGAN, where the code has RMSProp with a rate of 2e-3 and batches of 128. The noise's deviation,
 * 0.155 of pixels in [−1, 1], is that of the code on films; its MNIST is in [0, 1] with the same
 * number, which is 0.31 here. That code also differs from its paper: R's loss compares its pixels
 * with the noisy image by a cross-entropy of weight 0.2, and R has two turns for each of D's.
 */
@Paper(
    authors = "Mohammad Sabokrou, Mohammad Khalooei, Mahmood Fathy, Ehsan Adeli",
    title = "Adversarially Learned One-Class Classifier for Novelty Detection",
    venue = "Conference on Computer Vision and Pattern Recognition (CVPR)",
    year = 2018,
    url = "https://arxiv.org/abs/1802.09088")
public final class AloccFactory extends AdversarialFactory<AloccOptions> {
  @Inject
  AloccFactory(Backbones backbones, Engine engine) {
    super(backbones, engine);
  }

  @Override
  public Class<AloccOptions> optionsType() {
    return AloccOptions.class;
  }

  @Override
  public String summary() {
    return "What a discriminator takes for a bad reconstruction by the autoencoder it was trained"
        + " against.";
  }

  @Override
  protected AdversarialMethod method(AloccOptions options) {
    return new AloccMethod(
        options,
        backbones().create(options.backbone()),
        backbones().create(options.discriminator()));
  }

  @Override
  protected List<String> backboneConflicts(AloccOptions options, ImageShape shape) {
    Set<String> conflicts =
        new LinkedHashSet<>(
            backbones()
                .conflicts(options.backbone(), shape, BackbonePart.ENCODER, BackbonePart.DECODER));
    conflicts.addAll(backbones().conflicts(options.discriminator(), shape, BackbonePart.ENCODER));
    return List.copyOf(conflicts);
  }
}
