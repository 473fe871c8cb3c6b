package org.oddity.detector.adversarial.ocgan;

import static java.util.Objects.requireNonNull;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.oddity.backbone.BackboneChoice;
import org.oddity.backbone.BackbonePart;
import org.oddity.backbone.Backbones;
import org.oddity.config.Option;
import org.oddity.config.Requirements;
import org.oddity.core.ImageShape;
import org.oddity.training.TrainingOptions;

/** Options of {@code ocgan}; defaults are the paper's where it tells them. */
public record OcganOptions(
    @Option(help = "paper or official-code, see docs/ocgan.md", byDefault = "paper") OcganMode mode,
    @Option(help = "encoder and decoder", byDefault = "dcgan") BackboneChoice backbone,
    @Option(
            help = "encoder with one output that tells images from decoded draws",
            byDefault = "{backbone: dcgan, width: 12}")
        BackboneChoice visualDiscriminator,
    @Option(
            help = "encoder with one output that tells reconstructions from decoded draws",
            byDefault = "dcgan")
        BackboneChoice classifier,
    @Option(help = "standard deviation of the noise on images in [-1, 1]", byDefault = "0.2")
        double noise,
    @Option(help = "weights of the generator's loss", byDefault = "{}") OcganWeights weights,
    @Option(help = "search for informative negatives", byDefault = "{}") MiningOptions mining,
    @Option(
            help = "epochs, batches, the optimiser of each network",
            byDefault = "{optimiser: {kind: adam, learning-rate: 2e-4, beta1: 0.5}, model: best}")
        TrainingOptions training) {
  public OcganOptions {
    requireNonNull(mode, "mode is null");
    requireNonNull(backbone, "backbone is null");
    requireNonNull(visualDiscriminator, "visualDiscriminator is null");
    requireNonNull(classifier, "classifier is null");
    requireNonNull(weights, "weights is null");
    requireNonNull(mining, "mining is null");
    requireNonNull(training, "training is null");
    Requirements.begin().between("noise", noise, 0, 100).end();
  }

  /** Returns what is wrong with the chosen backbones for such images; empty if all is well. */
  public List<String> conflicts(Backbones backbones, ImageShape shape) {
    Set<String> conflicts =
        new LinkedHashSet<>(
            backbones.conflicts(backbone, shape, BackbonePart.ENCODER, BackbonePart.DECODER));
    conflicts.addAll(backbones.conflicts(visualDiscriminator, shape, BackbonePart.ENCODER));
    conflicts.addAll(backbones.conflicts(classifier, shape, BackbonePart.ENCODER));
    return List.copyOf(conflicts);
  }

  /** Returns whether anything is mined. */
  public boolean mines() {
    return mines(mining, weights);
  }

  /** Returns whether anything is mined before the last epoch has passed. */
  boolean minesInTime() {
    return mines() && mining.startEpoch() <= training.epochs();
  }

  /** Returns whether anything is mined: without the visual discriminator nobody sees it. */
  public static boolean mines(MiningOptions mining, OcganWeights weights) {
    return mining.steps() > 0 && weights.visual() > 0;
  }
}
