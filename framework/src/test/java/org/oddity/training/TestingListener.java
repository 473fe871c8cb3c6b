package org.oddity.training;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.oddity.core.ImageGrid;

/** Remembers what it hears. */
final class TestingListener implements TrainingListener {
  private final Map<String, Map<Long, Double>> metrics = new TreeMap<>();
  private final List<String> activities = new ArrayList<>();
  private final List<Double> fractions = new ArrayList<>();
  private final List<String> images = new ArrayList<>();
  private final List<String> resumptions = new ArrayList<>();
  private final Map<String, String> warnings = new TreeMap<>();

  @Override
  public void progress(double fraction, String activity) {
    fractions.add(fraction);
    activities.add(activity);
  }

  @Override
  public void metric(String name, double value, long step) {
    metrics.computeIfAbsent(name, key -> new TreeMap<>()).put(step, value);
  }

  @Override
  public void images(String name, ImageGrid grid, long step) {
    images.add(name + " " + step + " " + grid.rows().get(0).images().count());
  }

  @Override
  public void warning(String name, String sentence) {
    warnings.put(name, sentence);
  }

  @Override
  public void resumed(String phase, long epoch) {
    resumptions.add(phase + " " + epoch);
  }

  Map<Long, Double> metric(String name) {
    return metrics.getOrDefault(name, Map.of());
  }

  Map<String, Map<Long, Double>> metrics() {
    return metrics;
  }

  List<String> activities() {
    return activities;
  }

  List<Double> fractions() {
    return fractions;
  }

  List<String> images() {
    return images;
  }

  List<String> resumptions() {
    return resumptions;
  }

  Map<String, String> warnings() {
    return warnings;
  }
}
