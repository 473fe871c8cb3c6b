package org.oddity.detector.reconstruction;

import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import org.oddity.autograd.LossReduction;
import org.oddity.autograd.Losses;
import org.oddity.autograd.Variable;
import org.oddity.core.AnomalyMap;
import org.oddity.core.ImageBatch;
import org.oddity.nn.Pass;

/** Squared differences of pixels in [0, 1], added up in double. */
public final class SquaredErrors {
  private SquaredErrors() {}

  /** Returns a scorer by each image's mean squared error, in [0, 1]. */
  public static Scorer scorer(UnaryOperator<Variable> code) {
    return new OfReconstructions(code);
  }

  private record OfReconstructions(UnaryOperator<Variable> code) implements Scorer {
    @Override
    public double[] score(ImageBatch images, EncoderDecoder networks) {
      return means(images, networks.reconstruct(images, code));
    }

    @Override
    public double[] scoreReconstructed(
        ImageBatch images, ImageBatch reconstructions, EncoderDecoder networks) {
      return means(images, reconstructions);
    }

    @Override
    public Variable score(Variable pixels, EncoderDecoder networks, Pass pass) {
      Variable encoded = networks.encode(networks.range().ofPixels(pixels), pass);
      Variable reconstructed = networks.decode(code.apply(encoded), pass);
      return Losses.l2(reconstructed, pixels, LossReduction.MEAN_PER_IMAGE);
    }
  }

  /** Returns each image's mean squared error over pixels and channels. */
  public static double[] means(ImageBatch images, ImageBatch reconstructions) {
    int size = images.shape().size();
    double[] means = new double[images.count()];
    for (int i = 0; i < means.length; i++) {
      means[i] = sum(images, reconstructions, i * size, size) / size;
    }
    return means;
  }

  /** Returns the squared error at each pixel, mean over the channels, of the first images. */
  public static List<AnomalyMap> maps(ImageBatch images, ImageBatch reconstructions, int count) {
    List<AnomalyMap> maps = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      maps.add(map(images, reconstructions, i));
    }
    return maps;
  }

  private static AnomalyMap map(ImageBatch images, ImageBatch reconstructions, int image) {
    int channels = images.shape().channels();
    int places = images.shape().height() * images.shape().width();
    float[] values = new float[places];
    for (int i = 0; i < places; i++) {
      int first = (image * places + i) * channels;
      values[i] = (float) (sum(images, reconstructions, first, channels) / channels);
    }
    return new AnomalyMap(images.shape().height(), images.shape().width(), values);
  }

  /** Returns the sum of squared differences of so many values. */
  public static double sum(ImageBatch images, ImageBatch reconstructions, int first, int count) {
    float[] originals = images.pixels();
    float[] others = reconstructions.pixels();
    double sum = 0;
    for (int i = first; i < first + count; i++) {
      double difference = (double) originals[i] - others[i];
      sum += difference * difference;
    }
    return sum;
  }
}
