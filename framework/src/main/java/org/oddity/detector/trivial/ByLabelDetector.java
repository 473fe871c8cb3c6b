package org.oddity.detector.trivial;

import java.util.Arrays;
import java.util.Map;
import java.util.TreeMap;
import org.oddity.core.AnomalyScores;
import org.oddity.core.ImageBatch;
import org.oddity.core.NamedArrays;
import org.oddity.data.split.LabelledImages;
import org.oddity.data.split.TrainingNormals;
import org.oddity.detector.FitContext;
import org.oddity.detector.FittedDetector;
import org.oddity.detector.OracleDetector;

/** Remembers the label of every test image. */
final class ByLabelDetector implements OracleDetector {
  @Override
  public Peek peek() {
    return new Peek(1.0, false);
  }

  @Override
  public FittedDetector fit(TrainingNormals normals, LabelledImages peeked, FitContext context) {
    Map<Long, int[]> seen = new TreeMap<>();
    long[] hashes = ImageHash.of(peeked.images());
    for (int i = 0; i < hashes.length; i++) {
      int[] counts = seen.computeIfAbsent(hashes[i], hash -> new int[2]);
      counts[0] += peeked.anomalous()[i] ? 1 : 0;
      counts[1]++;
    }
    long[] sorted = seen.keySet().stream().mapToLong(Long::longValue).toArray();
    double[] shares = seen.values().stream().mapToDouble(c -> (double) c[0] / c[1]).toArray();
    return new Fitted(sorted, shares);
  }

  /**
   * What was seen.
   *
   * @param hashes of the images seen, rising
   * @param shares of each image's copies that were anomalous: 0 or 1, unless the same picture lies
   *     in the test set under both labels, where no detector can be right twice
   */
  record Fitted(long[] hashes, double[] shares) implements FittedDetector {
    private static final double UNSEEN = 0.5;

    static Fitted restore(NamedArrays state) {
      return new Fitted(state.longs("hashes"), state.doubles("shares"));
    }

    @Override
    public AnomalyScores score(ImageBatch images) {
      double[] scores = Arrays.stream(ImageHash.of(images)).mapToDouble(this::share).toArray();
      return AnomalyScores.of(scores);
    }

    private double share(long hash) {
      int place = Arrays.binarySearch(hashes, hash);
      return place < 0 ? UNSEEN : shares[place];
    }

    @Override
    public NamedArrays state() {
      return NamedArrays.builder().put("hashes", hashes).put("shares", shares).build();
    }
  }
}
