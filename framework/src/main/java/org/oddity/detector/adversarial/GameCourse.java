package org.oddity.detector.adversarial;

import static java.util.Objects.requireNonNull;

import java.util.Map;
import java.util.TreeMap;
import java.util.function.BiConsumer;
import org.oddity.training.LossHistory;

/**
 * How a game went and how it ended.
 *
 * @param losses what its steps told, epoch by epoch
 * @param health what its trainee told of the networks that are kept
 */
record GameCourse(LossHistory losses, Map<String, Double> health) {
  GameCourse {
    requireNonNull(losses, "losses is null");
    health = new TreeMap<>(health);
  }

  /**
   * Goes through all of a kind of quantity of health: that of a method's only GAN, and those of
   * several, whose names have a prefix such as {@code masked-}.
   *
   * @param quantity in lower-kebab
   * @param each hears of the prefix, empty for an only GAN, and of the value
   */
  void forEach(String quantity, BiConsumer<String, Double> each) {
    health.forEach(
        (name, value) -> {
          if (name.equals(quantity) || name.endsWith("-" + quantity)) {
            each.accept(name.substring(0, name.length() - quantity.length()), value);
          }
        });
  }
}
