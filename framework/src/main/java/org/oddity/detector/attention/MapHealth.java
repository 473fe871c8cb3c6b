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
  static final String LIGHT = "map-light";
  static final String DIFFERENCE = "map-difference";

  /** A mean so near to 0 or 1, or so little light, leaves nothing or everything. */
  private static final double TRIVIAL = 0.05;

  /** A standard deviation within a map, or between maps, that no eye would see. */
  private static final double CONSTANT = 0.02;

  private MapHealth() {}

  /**
   * Tells of maps: the mean of all pixels, the mean over the maps of the standard deviation within
   * each, the mean entropy −m · ln m − (1 − m) · ln(1 − m) of the pixels in nats; of two or more
   * maps the mean over the pixels of the standard deviation between them; and the light Σ x·m / Σ x
   * that they leave of the images, where these are not all black.
   *
   * @param images in [0, 1], as many as maps and as high and wide
   * @param maps grey images in [0, 1], at least one
   */
  static void tell(ImageBatch images, ImageBatch maps, Map<String, Double> health) {
    tellMaps(maps, health);
    if (maps.count() > 1) {
      health.put(DIFFERENCE, difference(maps));
    }
    int channels = images.shape().channels();
    double light = 0;
    double left = 0;
    for (int i = 0; i < images.count(); i++) {
      float[] image = images.image(i);
      float[] map = maps.image(i);
      for (int value = 0; value < image.length; value++) {
        light += image[value];
        left += (double) image[value] * map[value / channels];
      }
    }
    if (light > 0) {
      health.put(LIGHT, left / light);
    }
  }

  private static void tellMaps(ImageBatch maps, Map<String, Double> health) {
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

  private static double difference(ImageBatch maps) {
    int size = maps.shape().size();
    double[] sums = new double[size];
    double[] squares = new double[size];
    for (int i = 0; i < maps.count(); i++) {
      float[] map = maps.image(i);
      for (int pixel = 0; pixel < size; pixel++) {
        sums[pixel] += map[pixel];
        squares[pixel] += (double) map[pixel] * map[pixel];
      }
    }
    double difference = 0;
    for (int pixel = 0; pixel < size; pixel++) {
      double mean = sums[pixel] / maps.count();
      difference += Math.sqrt(Math.max(0, squares[pixel] / maps.count() - mean * mean));
    }
    return difference / size;
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
    } else if (health.getOrDefault(LIGHT, 1.0) < TRIVIAL) {
      warnings.put(
          "map-hides-light",
          sentence(
              "the map leaves %.3f of the light of the images: it covers what they show, and masked"
                  + " images are black",
              health.get(LIGHT)));
    } else if (health.getOrDefault(DIFFERENCE, 1.0) < CONSTANT) {
      warnings.put(
          "map-same-for-all",
          sentence(
              "a pixel of the map differs between images by a standard deviation of %.3f: it has"
                  + " learned the frame, not what is in it",
              health.get(DIFFERENCE)));
    }
    return warnings;
  }

  private static String sentence(String format, double number) {
    return String.format(Locale.ROOT, format, number);
  }
}
