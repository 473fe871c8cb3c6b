package org.oddity.detector.reconstruction.vae;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.oddity.autograd.LossReduction;
import org.oddity.autograd.Losses;
import org.oddity.autograd.Tape;
import org.oddity.autograd.Variable;
import org.oddity.core.ImageBatch;
import org.oddity.core.ImageShape;
import org.oddity.core.RandomStream;
import org.oddity.detector.TestingFactories;
import org.oddity.tensor.Kernels;
import org.oddity.tensor.Shape;
import org.oddity.tensor.engine.Engine;

class LikelihoodTest {
  private static final ImageShape SHAPE = new ImageShape(3, 2, 2);
  private static final Kernels KERNELS = TestingFactories.bound(Engine.class).kernels();

  private final ImageBatch images = ImageBatch.wrap(SHAPE, new RandomStream(1).uniform(48, 0, 1));
  private final ImageBatch decoded = ImageBatch.wrap(SHAPE, new RandomStream(2).uniform(48, 0, 1));

  @Test
  void gaussianIsTheProductOfThePixelsDensities() {
    double deviation = 0.3;
    double[] found = new Likelihood.Gaussian(deviation).negativeLogs(images, decoded);
    for (int i = 0; i < 4; i++) {
      double density = 1;
      for (int p = i * 12; p < (i + 1) * 12; p++) {
        double distance = (images.pixels()[p] - decoded.pixels()[p]) / deviation;
        density *= Math.exp(-distance * distance / 2) / (deviation * Math.sqrt(2 * Math.PI));
      }
      assertThat(found[i]).isCloseTo(-Math.log(density), within(1e-6));
    }
  }

  @Test
  void bernoulliOfBlackAndWhiteIsTheProbabilityOfThatImage() {
    float[] coins = new float[48];
    for (int i = 0; i < coins.length; i++) {
      coins[i] = i % 3 == 0 ? 1 : 0;
    }
    double[] found =
        new Likelihood.Bernoulli().negativeLogs(ImageBatch.wrap(SHAPE, coins), decoded);
    double probability = 1;
    for (int p = 0; p < 12; p++) {
      probability *= p % 3 == 0 ? decoded.pixels()[p] : 1 - decoded.pixels()[p];
    }
    assertThat(found[0]).isCloseTo(-Math.log(probability), within(1e-3));
  }

  @Test
  void bernoulliStaysFiniteWhereThePixelIsCertainlyWrong() {
    ImageBatch white = ImageBatch.wrap(new ImageShape(1, 1, 1), new float[] {1});
    ImageBatch black = ImageBatch.wrap(new ImageShape(1, 1, 1), new float[] {0});
    assertThat(new Likelihood.Bernoulli().negativeLogs(white, black)[0])
        .isCloseTo(-Math.log(1e-6), within(1e-6));
  }

  @Test
  void whatIsTrainedIsTheMeanOfWhatIsScored() {
    for (Likelihood likelihood :
        List.of(new Likelihood.Gaussian(0.1), new Likelihood.Bernoulli())) {
      double mean = 0;
      for (double value : likelihood.negativeLogs(images, decoded)) {
        mean += value / 4;
      }
      try (Tape tape = Tape.inference(KERNELS)) {
        Variable trained = likelihood.negativeLog(variable(images, tape), variable(decoded, tape));
        assertThat(trained.toScalar()).isCloseTo(mean, within(1e-5 * Math.abs(mean) + 1e-4));
      }
    }
  }

  private static Variable variable(ImageBatch batch, Tape tape) {
    return tape.constant(KERNELS.of(Shape.of(4, 3, 2, 2), batch.pixels()));
  }

  @Test
  void theDivergenceOfAPosteriorIsThatOfTheLoss() {
    try (Tape tape = Tape.inference(KERNELS)) {
      float[] encoded = new RandomStream(3).gaussian(2 * 10, 0, 1);
      Posterior posterior = Posterior.of(tape.constant(KERNELS.of(Shape.of(2, 10), encoded)));
      double[] expected =
          Losses.klToStandardNormal(
                  posterior.mean(), posterior.logVariance(), LossReduction.SUM_PER_IMAGE)
              .value()
              .toDoubles();
      Moments moments = Moments.of(posterior);
      assertThat(moments.divergence(0)).isCloseTo(expected[0], within(1e-5));
      assertThat(moments.divergence(1)).isCloseTo(expected[1], within(1e-5));
    }
  }

  @Test
  void latentsCountAsActiveIfTheirMeansVary() {
    double[] means = {0, 0, 5, 1, 0.05, 5, -1, 0, 5};
    assertThat(new Moments(3, means, new double[9]).active()).isEqualTo(1);
  }

  @Test
  void codesOfHugeVarianceStayFinite() {
    try (Tape tape = Tape.inference(KERNELS)) {
      Posterior posterior = Posterior.of(tape.constant(KERNELS.of(Shape.of(1, 2), 0, 1e6f)));
      assertThat(posterior.codes(1).value().toFloats()[0])
          .isCloseTo((float) Math.exp(10), within(1f));
    }
  }
}
