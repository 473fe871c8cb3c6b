package org.oddity.detector.reconstruction.vae;

import org.oddity.autograd.LossReduction;
import org.oddity.autograd.Losses;
import org.oddity.autograd.Variable;
import org.oddity.config.Option;
import org.oddity.config.Requirements;
import org.oddity.core.ImageBatch;
import org.oddity.detector.reconstruction.SquaredErrors;

/** How likely an image is given what was decoded, pixels and channels apart, in [0, 1]. */
public sealed interface Likelihood {
  /**
   * Returns −ln p in nats, mean over the images; constants included.
   *
   * @param decoded {@code [batch, height, width, channels]}
   */
  Variable negativeLog(Variable pixels, Variable decoded);

  /** Returns −ln p of each image in nats, {@code [batch]}. */
  Variable negativeLogs(Variable pixels, Variable decoded);

  /** Returns −ln p of each image in nats, added up in double. */
  double[] negativeLogs(ImageBatch images, ImageBatch decoded);

  /**
   * N(decoded, deviation²). The default deviation is about the root of the squared error that
   * autoencoders leave on digits and small photographs.
   */
  record Gaussian(
      @Option(help = "standard deviation, pixels being in [0, 1]", byDefault = "0.1")
          double deviation)
      implements Likelihood {
    public Gaussian {
      Requirements.begin().positive("deviation", deviation).end();
    }

    @Override
    public Variable negativeLog(Variable pixels, Variable decoded) {
      int size = pixels.shape().size() / pixels.shape().length(0);
      double factor = size / (2 * deviation * deviation);
      return decoded.minus(pixels).square().mean().times(factor).plus(size * logNormaliser());
    }

    @Override
    public Variable negativeLogs(Variable pixels, Variable decoded) {
      int size = pixels.shape().size() / pixels.shape().length(0);
      return Losses.l2(decoded, pixels, LossReduction.SUM_PER_IMAGE)
          .times(1 / (2 * deviation * deviation))
          .plus(size * logNormaliser());
    }

    @Override
    public double[] negativeLogs(ImageBatch images, ImageBatch decoded) {
      int size = images.shape().size();
      double[] values = SquaredErrors.means(images, decoded);
      for (int i = 0; i < values.length; i++) {
        values[i] = size * (values[i] / (2 * deviation * deviation) + logNormaliser());
      }
      return values;
    }

    private double logNormaliser() {
      return Math.log(deviation) + Math.log(2 * Math.PI) / 2;
    }
  }

  /**
   * A coin for each pixel that shows white with the decoded probability; the pixel may lie between,
   * as is usual for grey digits (Kingma and Welling 2014, appendix C.1, there for black and white).
   * Probabilities are kept {@value #MARGIN} away from 0 and 1.
   */
  record Bernoulli() implements Likelihood {
    /** −ln of it is 14: no pixel costs more. */
    private static final double MARGIN = 1e-6;

    @Override
    public Variable negativeLog(Variable pixels, Variable decoded) {
      int size = pixels.shape().size() / pixels.shape().length(0);
      return logs(pixels, decoded).mean().times(-size);
    }

    private static Variable logs(Variable pixels, Variable decoded) {
      Variable white = decoded.times(1 - 2 * MARGIN).plus(MARGIN);
      Variable black = white.negate().plus(1);
      return pixels.times(white.log()).plus(pixels.negate().plus(1).times(black.log()));
    }

    @Override
    public Variable negativeLogs(Variable pixels, Variable decoded) {
      return logs(pixels, decoded).sum(1, 2, 3).negate().reshape(pixels.shape().length(0));
    }

    @Override
    public double[] negativeLogs(ImageBatch images, ImageBatch decoded) {
      int size = images.shape().size();
      double[] values = new double[images.count()];
      for (int i = 0; i < values.length * size; i++) {
        double white = MARGIN + (1 - 2 * MARGIN) * decoded.pixels()[i];
        double pixel = images.pixels()[i];
        values[i / size] -= pixel * Math.log(white) + (1 - pixel) * Math.log(1 - white);
      }
      return values;
    }
  }
}
