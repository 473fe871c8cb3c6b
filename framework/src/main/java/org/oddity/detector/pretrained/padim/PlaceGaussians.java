package org.oddity.detector.pretrained.padim;

import org.oddity.core.NamedArrays;
import org.oddity.detector.DetectorFailedException;
import org.oddity.tensor.Matrix;
import org.oddity.tensor.Parallelism;

/**
 * One Gaussian for each place of the image.
 *
 * @param channels which of a patch's numbers they are of, rising
 * @param means {@code [places, channels]}
 * @param factors Cholesky factors of the covariances, packed triangles place after place
 */
record PlaceGaussians(int[] channels, double[] means, double[] factors) {
  private static final int GRAIN = 8;

  static PlaceGaussians restore(NamedArrays state) {
    return new PlaceGaussians(
        state.ints("channels"), state.doubles("means"), state.doubles("factors"));
  }

  NamedArrays state() {
    return NamedArrays.builder()
        .put("channels", channels)
        .put("means", means)
        .put("factors", factors)
        .build();
  }

  /**
   * Returns the Mahalanobis distance of each place of some images to its Gaussian.
   *
   * @param patches {@code [images · places, all channels]}
   * @return {@code [images, places]}
   */
  double[] distances(Matrix patches, Parallelism parallelism) {
    int order = channels.length;
    int places = means.length / order;
    int size = PackedTriangle.size(order);
    int images = patches.rows() / places;
    double[] distances = new double[patches.rows()];
    // Place by place, so that a factor is read once for all images.
    parallelism.forRange(
        places,
        GRAIN,
        (from, to) -> {
          double[] x = new double[order];
          for (int place = from; place < to; place++) {
            for (int i = 0; i < images; i++) {
              int row = i * places + place;
              take(patches, row, channels, means, place * order, x);
              double squared = PackedTriangle.squaredMahalanobis(factors, place * size, x);
              distances[row] = Math.sqrt(squared);
            }
          }
        });
    return distances;
  }

  /** Brings the chosen channels of a patch, less a centre, to a vector. */
  private static void take(
      Matrix patches, int row, int[] channels, double[] centres, int centre, double[] x) {
    int start = row * patches.columns();
    for (int c = 0; c < x.length; c++) {
      x[c] = patches.values()[start + channels[c]] - centres[centre + c];
    }
  }

  /** Sums what is needed to estimate them, some images at a time. */
  static final class Estimation {
    private final int places;
    private final int[] channels;
    private final Parallelism parallelism;
    private final double[] centres;
    private final double[] sums;
    private final double[] products;
    private int images;

    Estimation(int places, int[] channels, Parallelism parallelism) {
      this.places = places;
      this.channels = channels;
      this.parallelism = parallelism;
      this.centres = new double[Math.multiplyExact(places, channels.length)];
      this.sums = new double[centres.length];
      this.products = new double[Math.multiplyExact(places, PackedTriangle.size(channels.length))];
    }

    /** Returns how many bytes an estimation of so many channels takes. */
    static double bytes(double places, double channels) {
      return Double.BYTES * places * channels * ((channels + 1) / 2 + 3);
    }

    /** Adds the patches of some images, {@code [images · places, all channels]}. */
    void add(Matrix patches) {
      int order = channels.length;
      int size = PackedTriangle.size(order);
      int added = patches.rows() / places;
      boolean first = images == 0;
      parallelism.forRange(
          places,
          GRAIN,
          (from, to) -> {
            double[] x = new double[order];
            for (int place = from; place < to; place++) {
              if (first) {
                centre(patches, place, added);
              }
              for (int i = 0; i < added; i++) {
                take(patches, i * places + place, channels, centres, place * order, x);
                for (int c = 0; c < order; c++) {
                  sums[place * order + c] += x[c];
                }
                PackedTriangle.addProducts(x, products, place * size);
              }
            }
          });
      images += added;
    }

    /** Sums are taken from the mean of the first images on, where products lose no digits. */
    private void centre(Matrix patches, int place, int count) {
      int order = channels.length;
      for (int i = 0; i < count; i++) {
        int start = (i * places + place) * patches.columns();
        for (int c = 0; c < order; c++) {
          centres[place * order + c] += patches.values()[start + channels[c]];
        }
      }
      for (int c = place * order; c < (place + 1) * order; c++) {
        centres[c] /= count;
      }
    }

    /**
     * Returns the Gaussians; their covariances are divided by images − 1. Can be asked once.
     *
     * @throws DetectorFailedException if features are not finite
     */
    PlaceGaussians finish(double ridge) {
      int order = channels.length;
      int size = PackedTriangle.size(order);
      parallelism.forRange(
          places,
          GRAIN,
          (from, to) -> {
            for (int place = from; place < to; place++) {
              covariance(place, ridge);
              if (!PackedTriangle.factor(products, place * size, order)) {
                throw new DetectorFailedException(
                    "the covariance of place " + place + " of the feature maps has no factor");
              }
            }
          });
      return new PlaceGaussians(channels, centres, products);
    }

    private void covariance(int place, double ridge) {
      int order = channels.length;
      int at = place * PackedTriangle.size(order);
      for (int j = 0; j < order; j++) {
        double sum = sums[place * order + j];
        for (int i = j; i < order; i++) {
          double mean = sum * sums[place * order + i] / images;
          products[at] = (products[at] - mean) / (images - 1) + (i == j ? ridge : 0);
          at++;
        }
      }
      for (int c = place * order; c < (place + 1) * order; c++) {
        centres[c] += sums[c] / images;
      }
    }
  }
}
