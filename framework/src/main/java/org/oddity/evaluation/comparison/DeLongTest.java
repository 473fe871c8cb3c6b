package org.oddity.evaluation.comparison;

import java.util.List;
import org.oddity.evaluation.ConfidenceInterval;

/**
 * The test of DeLong, DeLong and Clarke-Pearson (1988, Biometrics 44) for two correlated AUROCs:
 * two methods that scored the same images.
 *
 * <p>Where a method was trained with several seeds, its mean AUROC is compared: that is a sum over
 * the same images, and its variance follows in the same way. It is the variance over test images;
 * that over seeds is not part of it.
 */
public final class DeLongTest {
  private DeLongTest() {}

  /**
   * Compares two score vectors.
   *
   * @param a the first method's scores, one per image
   * @param b the second method's scores of the same images
   * @param anomalous the truth about each image; at least two normals and two anomalies
   * @param level of the interval, such as 0.95
   */
  public static AurocDifference compare(double[] a, double[] b, boolean[] anomalous, double level) {
    return compare(List.of(a), List.of(b), anomalous, level);
  }

  /** Compares the mean AUROCs of methods trained with one or more seeds, paired or not. */
  public static AurocDifference compare(
      List<double[]> a, List<double[]> b, boolean[] anomalous, double level) {
    return compare(
        StructuralComponents.meanOf(a, anomalous),
        StructuralComponents.meanOf(b, anomalous),
        level);
  }

  static AurocDifference compare(StructuralComponents a, StructuralComponents b, double level) {
    double variance =
        varianceOfMean(a.ofAnomalies(), b.ofAnomalies())
            + varianceOfMean(a.ofNormals(), b.ofNormals());
    double difference = a.auroc() - b.auroc();
    double error = Math.sqrt(variance);
    double reach = Normal.quantile((1 + level) / 2) * error;
    double p = difference == 0 ? 1 : Normal.twoSided(difference / error);
    return new AurocDifference(
        a.auroc(),
        b.auroc(),
        difference,
        error,
        p,
        new ConfidenceInterval(difference - reach, difference + reach, level));
  }

  private static double varianceOfMean(double[] a, double[] b) {
    if (a.length < 2) {
      throw new IllegalArgumentException(
          "a variance needs two normals and two anomalies at least, there is " + a.length);
    }
    double mean = 0;
    for (int i = 0; i < a.length; i++) {
      mean += (a[i] - b[i]) / a.length;
    }
    double squares = 0;
    for (int i = 0; i < a.length; i++) {
      double deviation = a[i] - b[i] - mean;
      squares += deviation * deviation;
    }
    return squares / (a.length - 1) / a.length;
  }
}
