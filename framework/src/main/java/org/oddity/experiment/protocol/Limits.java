package org.oddity.experiment.protocol;

import java.util.Optional;
import org.oddity.config.Option;
import org.oddity.config.Requirements;

/** The most images that one cell uses, to try things out; drawn by seed. */
public record Limits(
    @Option(help = "most training images, held-out normals included; none = all")
        Optional<Integer> train,
    @Option(help = "most test images, keeping the share of anomalies; none = all")
        Optional<Integer> test) {
  public Limits {
    Requirements.begin()
        .that(train.isEmpty() || train.get() >= 4, "train", train.orElse(0), "must be at least 4")
        .that(test.isEmpty() || test.get() >= 4, "test", test.orElse(0), "must be at least 4")
        .end();
  }

  /** No limit. */
  public static final Limits NONE = new Limits(Optional.empty(), Optional.empty());
}
