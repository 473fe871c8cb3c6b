package org.oddity.detector.adversarial;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.oddity.core.AnomalyMap;
import org.oddity.core.AnomalyScores;
import org.oddity.core.ImageBatch;
import org.oddity.core.ImageShape;
import org.oddity.detector.AttentionMaps;
import org.oddity.detector.DifferentiableScore;
import org.oddity.detector.LocalisingDetector;
import org.oddity.detector.network.EvenBatches;
import org.oddity.detector.reconstruction.SquaredErrors;

/**
 * Trained networks that reconstruct images. A map is the squared error of the reconstruction at
 * each pixel, mean over the channels, in [0, 1].
 */
final class LocalisingNetworks extends FittedNetworks implements LocalisingDetector {
  LocalisingNetworks(
      ImageShape shape,
      NamedNetworks networks,
      ImageScorer scorer,
      Optional<DifferentiableScore> onTape,
      Optional<AttentionMaps> attention) {
    super(shape, networks, scorer, onTape, attention);
  }

  @Override
  public List<AnomalyMap> localise(ImageBatch images) {
    return scoreAndLocalise(images).maps();
  }

  /** A score comes with its reconstruction, and what searches for that searches once for both. */
  @Override
  public Localised scoreAndLocalise(ImageBatch images) {
    ImageScorer open = scorer();
    double[] scores = new double[images.count()];
    List<AnomalyMap> maps = new ArrayList<>();
    EvenBatches.forEach(
        images,
        (first, count, batch) -> {
          ImageScorer.Scored scored = open.score(batch);
          System.arraycopy(scored.scores(), 0, scores, first, count);
          maps.addAll(SquaredErrors.maps(batch, scored.reconstructions().orElseThrow(), count));
        });
    return new Localised(AnomalyScores.of(scores), maps);
  }
}
