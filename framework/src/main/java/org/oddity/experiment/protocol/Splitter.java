package org.oddity.experiment.protocol;

import java.util.Arrays;
import org.oddity.data.Dataset;
import org.oddity.data.split.LabelledImages;
import org.oddity.data.split.SealedTestSet;
import org.oddity.data.split.TestSet;
import org.oddity.data.split.TrainingNormals;

/** Reads the images of a plan; the test images only when the seal is broken. */
public final class Splitter {
  private final SplitPlan plan;
  private final Pool pool;

  /** Makes a splitter for a plan of this dataset. */
  public Splitter(Dataset dataset, SplitPlan plan) {
    this.plan = plan;
    this.pool = new Pool(dataset);
  }

  /** Reads the normals that a one-class detector sees. */
  public TrainingNormals normals() {
    requireNormal(plan.training());
    requireNormal(plan.validation());
    return new TrainingNormals(
        pool.images(plan.training().places()), pool.images(plan.validation().places()));
  }

  /** Reads the training images with labels, for the protocol {@link Supervised}. */
  public LabelledImages labelledTraining() {
    return labelled(plan.training());
  }

  /** Reads the held-out images with labels, for the protocol {@link Supervised}. */
  public LabelledImages labelledValidation() {
    return labelled(plan.validation());
  }

  /** Returns the test set, unread. */
  public SealedTestSet test() {
    return new SealedTestSet(
        () -> {
          int[] places = plan.test().places();
          return new TestSet(labelled(plan.test()), classes(places), places, pool.masks(places));
        });
  }

  private LabelledImages labelled(SplitPlan.Chosen chosen) {
    return new LabelledImages(
        pool.images(chosen.places()), chosen.anomalous(), classes(chosen.places()));
  }

  private int[] classes(int... places) {
    return Arrays.stream(places).map(place -> pool.labels()[place]).toArray();
  }

  private static void requireNormal(SplitPlan.Chosen chosen) {
    for (boolean anomalous : chosen.anomalous()) {
      if (anomalous) {
        throw new IllegalStateException("an anomaly was about to reach a one-class detector");
      }
    }
  }
}
