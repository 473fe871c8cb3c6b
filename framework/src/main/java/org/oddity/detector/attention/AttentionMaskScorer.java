package org.oddity.detector.attention;

import java.util.Optional;
import org.oddity.autograd.Tape;
import org.oddity.core.ImageBatch;
import org.oddity.detector.AttentionMaps;
import org.oddity.detector.adversarial.ImageScorer;
import org.oddity.detector.adversarial.ocgan.OcganNetworks;
import org.oddity.nn.Network;
import org.oddity.nn.Pass;

/**
 * Scores by the errors of both GANs and by the guide, each with its weight. The reconstruction, of
 * which an anomaly map is made, is the first GAN's.
 *
 * @param first scores images
 * @param second scores masked images
 * @param maps nothing without a mask
 * @param generator the first GAN
 * @param guide nothing where it does not count
 */
record AttentionMaskScorer(
    ScoreWeights weights,
    ImageScorer first,
    ImageScorer second,
    Optional<MapGenerator> maps,
    OcganNetworks generator,
    Optional<Network> guide)
    implements ImageScorer {

  @Override
  public Scored score(ImageBatch batch) {
    ImageBatch seen = maps.map(each -> each.seen(batch)).orElse(batch);
    Optional<ImageBatch> drawn = maps.map(each -> each.mapsOfSeen(seen));
    Scored ofImages = first.score(batch);
    double[] ofMasked = second.score(times(batch, drawn)).scores();
    double[] ofGuide =
        guide
            .map(network -> negative(network, times(seen, drawn)))
            .orElseGet(() -> new double[batch.count()]);
    double[] scores = new double[batch.count()];
    for (int i = 0; i < scores.length; i++) {
      scores[i] =
          weights.image() * ofImages.scores()[i]
              + weights.masked() * ofMasked[i]
              + weights.guide() * ofGuide[i];
    }
    return new Scored(scores, ofImages.reconstructions());
  }

  private static ImageBatch times(ImageBatch images, Optional<ImageBatch> drawn) {
    return drawn.map(each -> AttentionMaps.product(images, each)).orElse(images);
  }

  /** Returns how probable the guide finds it that each image is a negative. */
  private double[] negative(Network network, ImageBatch masked) {
    try (Tape tape = Tape.inference(network.kernels())) {
      float[] logits =
          network
              .within(MapGame.GUIDE, generator.values(masked, tape), Pass.inference(tape))
              .value()
              .toFloats();
      double[] shares = new double[logits.length];
      for (int i = 0; i < shares.length; i++) {
        shares[i] = 1 / (1 + Math.exp(logits[i]));
      }
      return shares;
    }
  }
}
