package org.oddity.detector.adversarial;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.oddity.core.AnomalyMap;
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
    ImageScorer open = scorer();
    List<AnomalyMap> maps = new ArrayList<>();
    EvenBatches.forEach(
        images,
        (first, count, batch) -> {
          ImageBatch reconstructions = open.score(batch).reconstructions().orElseThrow();
          for (int i = 0; i < count; i++) {
            maps.add(SquaredErrors.map(batch, reconstructions, i));
          }
        });
    return maps;
  }
}
