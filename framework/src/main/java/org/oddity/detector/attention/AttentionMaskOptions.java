package org.oddity.detector.attention;

import static java.util.Objects.requireNonNull;

import org.oddity.backbone.BackboneChoice;
import org.oddity.config.Option;
import org.oddity.config.Requirements;
import org.oddity.detector.adversarial.ocgan.MiningOptions;
import org.oddity.detector.adversarial.ocgan.OcganMode;
import org.oddity.detector.adversarial.ocgan.OcganOptions;
import org.oddity.detector.adversarial.ocgan.OcganWeights;
import org.oddity.training.TrainingOptions;

/**
 * Options of {@code attention-mask-gan}; the first seven are those of {@code ocgan} with its
 * defaults, the rest is ours.
 *
 * <p>Training ends with the last epoch, unlike OCGAN's: the error of masked images falls where a
 * map falls to nothing, so the epoch with the least error may be the one with the worst map.
 */
public record AttentionMaskOptions(
    @Option(help = "paper or official-code, see docs/ocgan.md", byDefault = "paper") OcganMode mode,
    @Option(help = "encoder and decoder of both GANs", byDefault = "dcgan") BackboneChoice backbone,
    @Option(
            help = "encoder with one output that tells images from decoded draws, in both GANs",
            byDefault = "{backbone: dcgan, width: 12}")
        BackboneChoice visualDiscriminator,
    @Option(
            help = "encoder with one output that tells reconstructions from decoded draws",
            byDefault = "dcgan")
        BackboneChoice classifier,
    @Option(help = "standard deviation of the noise on images in [-1, 1]", byDefault = "0.2")
        double noise,
    @Option(help = "weights of the first generator's loss", byDefault = "{}") OcganWeights weights,
    @Option(help = "the first GAN's search for informative negatives", byDefault = "{}")
        MiningOptions mining,
    @Option(
            help =
                "show the second GAN image times map; false for the ablation in which it sees"
                    + " images as they are, and map, guide-weights, negatives and guide-images mean"
                    + " nothing",
            byDefault = "true")
        boolean mask,
    @Option(help = "the map and what it should be like", byDefault = "{}") MapOptions map,
    @Option(
            help = "encoder with one output that tells normals from negatives and guides the map",
            byDefault = "dcgan")
        BackboneChoice guide,
    @Option(help = "weights of the guide's loss", byDefault = "{}") GuideWeights guideWeights,
    @Option(
            help = "latents that negatives are decoded from: random, mined or both",
            byDefault = "both")
        NegativeSource negatives,
    @Option(
            help =
                "what map and guide see of an image: originals, or reconstructions, which the"
                    + " decoder of the negatives has made too",
            byDefault = "originals")
        GuideImages guideImages,
    @Option(help = "the GAN of masked images", byDefault = "{}") SecondGanOptions second,
    @Option(help = "what a score is the sum of", byDefault = "{}") ScoreWeights score,
    @Option(
            help = "epochs, batches, the optimiser of each network",
            byDefault = "{optimiser: {kind: adam, learning-rate: 2e-4, beta1: 0.5}}")
        TrainingOptions training) {
  public AttentionMaskOptions {
    requireNonNull(mode, "mode is null");
    requireNonNull(backbone, "backbone is null");
    requireNonNull(visualDiscriminator, "visualDiscriminator is null");
    requireNonNull(classifier, "classifier is null");
    requireNonNull(weights, "weights is null");
    requireNonNull(mining, "mining is null");
    requireNonNull(map, "map is null");
    requireNonNull(guide, "guide is null");
    requireNonNull(guideWeights, "guideWeights is null");
    requireNonNull(negatives, "negatives is null");
    requireNonNull(guideImages, "guideImages is null");
    requireNonNull(second, "second is null");
    requireNonNull(score, "score is null");
    requireNonNull(training, "training is null");
    int epochs = training.epochs();
    boolean mines = OcganOptions.mines(mining, weights);
    Requirements.begin()
        .between("noise", noise, 0, 100)
        .that(
            map.preTraining() < epochs,
            "map",
            map.preTraining(),
            "pre-training must leave the second GAN some of the " + epochs + " epochs")
        .that(
            second.reinitialiseAfter() < epochs,
            "second",
            second.reinitialiseAfter(),
            "reinitialise-after must leave the second GAN some of the " + epochs + " epochs")
        .that(
            second.reinitialiseAfter() == 0
                || !mask
                || second.reinitialiseAfter() > map.preTraining(),
            "second",
            second.reinitialiseAfter(),
            "reinitialise-after must be later than map.pre-training, "
                + map.preTraining()
                + ", until when the second GAN waits")
        .that(
            training.average().isEmpty() || second.reinitialiseAfter() == 0,
            "second",
            second.reinitialiseAfter(),
            "reinitialise-after must be 0 with training.average, whose mean would be of two"
                + " networks that have nothing to do with each other")
        .that(
            training.average().isEmpty()
                || !(map.temperature() instanceof TemperatureOptions.Annealed),
            "map",
            "annealed",
            "temperature must be fixed with training.average, whose mean would be of maps of"
                + " unlike temperatures")
        .that(
            mask || score.guide() == 0,
            "score",
            score.guide(),
            "guide must be 0 without a mask, as nobody guides it")
        .that(
            mines || negatives != NegativeSource.MINED,
            "negatives",
            "mined",
            "must be random or both where nothing is mined")
        .end();
  }

  /** Returns the options of the first GAN. */
  OcganOptions first() {
    return new OcganOptions(
        mode, backbone, visualDiscriminator, classifier, noise, weights, mining, training);
  }

  /** Returns the options of the second GAN. */
  OcganOptions secondGan() {
    return new OcganOptions(
        mode,
        backbone,
        visualDiscriminator,
        classifier,
        second.noise(),
        second.weights(),
        second.mining(),
        training);
  }

  /** Returns whether there is a guide: nobody trains one that neither guides nor scores. */
  boolean guides() {
    return mask && (map.weights().guide() > 0 || score.guide() > 0);
  }
}
