package org.oddity.detector.trivial;

import java.util.SplittableRandom;
import org.oddity.core.AnomalyScores;
import org.oddity.core.ImageBatch;
import org.oddity.core.NamedArrays;
import org.oddity.data.split.TrainingNormals;
import org.oddity.detector.Detector;
import org.oddity.detector.FitContext;
import org.oddity.detector.FittedDetector;

/** Learns nothing and scores by chance. */
final class RandomDetector implements Detector {
  @Override
  public FittedDetector fit(TrainingNormals normals, FitContext context) {
    return new Fitted(context.seeds().seed("random"));
  }

  /** The score is drawn from seed and content together, so that no batch can change it. */
  record Fitted(long seed) implements FittedDetector {
    static Fitted restore(NamedArrays state) {
      return new Fitted(state.longs("seed")[0]);
    }

    @Override
    public AnomalyScores score(ImageBatch images) {
      long[] hashes = ImageHash.of(images);
      double[] scores = new double[hashes.length];
      for (int i = 0; i < scores.length; i++) {
        scores[i] = new SplittableRandom(seed ^ hashes[i]).nextDouble();
      }
      return AnomalyScores.of(scores);
    }

    @Override
    public NamedArrays state() {
      return NamedArrays.builder().put("seed", seed).build();
    }
  }
}
