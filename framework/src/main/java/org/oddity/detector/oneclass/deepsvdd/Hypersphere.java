package org.oddity.detector.oneclass.deepsvdd;

import java.util.Arrays;
import org.oddity.autograd.Tape;
import org.oddity.autograd.Variable;
import org.oddity.core.ImageBatch;
import org.oddity.detector.network.NetworkOutputs;
import org.oddity.tensor.Shape;

/** The centre of the outputs, and how far others lie from it. */
final class Hypersphere {
  /** With a component at 0 the output could match it by weights of 0: authors' {@code eps}. */
  private static final double LEAST = 0.1;

  private Hypersphere() {}

  /**
   * Returns the mean of what the network makes of the images in inference mode; components nearer
   * to 0 than 0.1 are moved to 0.1 or −0.1, whichever side they are on.
   */
  static float[] centre(NetworkOutputs network, ImageBatch images) {
    float[] outputs = network.of(images);
    double[] sum = new double[network.length()];
    for (int i = 0; i < outputs.length; i++) {
      sum[i % sum.length] += outputs[i];
    }
    float[] centre = new float[sum.length];
    for (int j = 0; j < centre.length; j++) {
      centre[j] = (float) awayFromZero(sum[j] / images.count());
    }
    return centre;
  }

  static double awayFromZero(double component) {
    if (Math.abs(component) >= LEAST) {
      return component;
    }
    return component < 0 ? -LEAST : LEAST;
  }

  /** Returns each output's squared distance from the centre, added up in double. */
  static double[] squaredDistances(float[] outputs, float[] centre) {
    double[] distances = new double[outputs.length / centre.length];
    for (int i = 0; i < outputs.length; i++) {
      double difference = (double) outputs[i] - centre[i % centre.length];
      distances[i / centre.length] += difference * difference;
    }
    return distances;
  }

  /** Returns the same on a tape, {@code [batch, 1]}. */
  static Variable squaredDistances(Variable outputs, float[] centre) {
    Tape tape = outputs.tape();
    Shape row = Shape.of(1, centre.length);
    return outputs.minus(tape.constant(tape.kernels().of(row, centre))).square().sum(1);
  }

  /**
   * Returns the interpolated (1 − ν)-quantile of distances, as {@code numpy.quantile} puts it.
   *
   * @param squared distances, at least one
   */
  static double radius(double nu, double... squared) {
    double[] rising = Arrays.stream(squared).map(Math::sqrt).sorted().toArray();
    double place = (1 - nu) * (rising.length - 1);
    int below = (int) place;
    int above = Math.min(below + 1, rising.length - 1);
    return rising[below] + (place - below) * (rising[above] - rising[below]);
  }
}
