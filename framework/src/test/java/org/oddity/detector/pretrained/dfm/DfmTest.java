package org.oddity.detector.pretrained.dfm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.oddity.detector.TestingFactories;
import org.oddity.detector.preprocessing.PrincipalComponents;
import org.oddity.detector.pretrained.PretrainedReference;
import org.oddity.tensor.Leading;
import org.oddity.tensor.LinearAlgebra;
import org.oddity.tensor.Matrix;
import org.oddity.tensor.Parallelism;

class DfmTest {
  private final PretrainedReference reference = new PretrainedReference();
  private final LinearAlgebra algebra = TestingFactories.bound(LinearAlgebra.class);

  @Test
  void errorsAndLikelihoodsAreThoseOfScikitLearnAndSciPy() {
    PrincipalComponents components =
        PrincipalComponents.fit(
            reference.matrix("train"), new Leading.Share(0.9), algebra, new Parallelism(1));
    assertThat(components.count()).isEqualTo((int) reference.number("components"));
    Matrix test = reference.matrix("test");
    assertClose(components.squaredErrors(test, algebra), "left", 1);
    assertClose(FittedDfm.negativeLogLikelihoods(test, components, algebra), "log-likelihood", -1);
  }

  private void assertClose(double[] found, String name, double sign) {
    double[] expected = reference.numbers(name);
    for (int i = 0; i < expected.length; i++) {
      assertThat(sign * found[i]).isCloseTo(expected[i], within(1e-4 * Math.abs(expected[i])));
    }
  }
}
