package org.oddity.detector.pretrained.dfkde;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.oddity.detector.TestingFactories;
import org.oddity.detector.pretrained.PretrainedReference;
import org.oddity.tensor.LinearAlgebra;
import org.oddity.tensor.Parallelism;

class FeatureDensityTest {
  @Test
  void isThatOfSciPy() {
    PretrainedReference reference = new PretrainedReference();
    LinearAlgebra algebra = TestingFactories.bound(LinearAlgebra.class);
    FeatureDensity density =
        FeatureDensity.fit(
            reference.matrix("train"), 4, Optional.empty(), algebra, new Parallelism(1));
    assertThat(density.bandwidth()).isCloseTo(reference.number("bandwidth"), within(1e-12));
    double[] found = density.negativeLogs(reference.matrix("test"), algebra);
    double[] expected = reference.numbers("log-density");
    for (int i = 0; i < expected.length; i++) {
      assertThat(-found[i]).isCloseTo(expected[i], within(1e-4 * Math.abs(expected[i])));
    }
  }
}
