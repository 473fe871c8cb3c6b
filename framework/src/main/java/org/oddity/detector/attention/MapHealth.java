package org.oddity.detector.attention;

import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import org.oddity.core.ImageBatch;

/** Numbers that show whether maps say anything. */
final class MapHealth {
  static final String MEAN = "map-mean";
  static final String SPREAD = "map-spread";
  static final String ENTROPY = "map-entropy";

  /** A mean so near to 0 or 1 leaves nothing or everything. */
  private static final double TRIVIAL = 0.05;

  /** A standard deviation within a map that no eye would see. */
  private static final double CONSTANT = 0.02;

  private MapHealth() {}

  /**
   * Tells of maps: the mean of all pixels, the mean over the maps of the standard deviation within
   * each, and the mean entropy −m · ln m − (1 − m) · ln(1 − m) of the pixels in nats.
   *
   * @param maps grey images in [0, 1], at least one
   */
  static void tell(ImageBatch maps, Map<String, Double> health) {
    int size = maps.shape().size();
    double mean = 0;
    double spread = 0;
    double entropy = 0;
    for (int i = 0; i < maps.count(); i++) {
      double sum = 0;
      double squares = 0;
      for (float pixel : maps.image(i)) {
        sum += pixel;
        squares += (double) pixel * pixel;
        entropy += entropy(pixel);
      }
      mean += sum / size;
      spread += Math.sqrt(Math.max(0, squares / size - sum / size * (sum / size)));
    }
    health.put(MEAN, mean / maps.count());
    health.put(SPREAD, spread / maps.count());
    health.put(ENTROPY, entropy / maps.count() / size);
  }

  private static double entropy(double share) {
    return share <= 0 || share >= 1
        ? 0
        : -share * Math.log(share) - (1 - share) * Math.log1p(-share);
  }

  /** Returns how maps have collapsed by what was told of them: sentences by name, or none. */
  static Map<String, String> warnings(Map<String, Double> health) {
    Map<String, String> warnings = new LinkedHashMap<>();
    if (!health.containsKey(MEAN)) {
      return warnings;
    }
    double mean = health.get(MEAN);
    double spread = health.get(SPREAD);
    if (mean > 1 - TRIVIAL) {
      warnings.put(
          "map-all-ones",
          sentence("the map is %.3f on average, all ones: masked images are the images", mean));
    } else if (mean < TRIVIAL) {
      warnings.put(
          "map-all-zeros",
          sentence("the map is %.3f on average, all zeros: masked images are black", mean));
    } else if (spread < CONSTANT) {
      warnings.put(
          "map-constant",
          sentence(
              "pixels of a map differ by a standard deviation of %.3f: masked images are the"
                  + " images, but darker",
              spread));
    }
    return warnings;
  }

  private static String sentence(String format, double number) {
    return String.format(Locale.ROOT, format, number);
  }
}
