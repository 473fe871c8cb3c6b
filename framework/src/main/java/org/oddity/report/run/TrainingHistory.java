package org.oddity.report.run;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.DoubleStream;
import org.oddity.tracking.JournalEvent;

/**
 * What one training of a cell wrote epoch by epoch.
 *
 * @param phase the training's name, such as {@code pre-training}
 * @param panels quantities that belong together
 * @param chosenEpoch the epoch whose networks were kept, where one was chosen
 */
public record TrainingHistory(String phase, List<Panel> panels, OptionalLong chosenEpoch) {
  private static final String CHOSEN = "chosen-epoch";
  private static final int LEAST_EPOCHS = 2;

  /** Endings or beginnings of quantities that are read side by side. */
  private static final List<String> KINDS = List.of("accuracy", "gradient-norm", "learning-rate");

  public TrainingHistory {
    panels = List.copyOf(panels);
  }

  /** Quantities that are read side by side. */
  public record Panel(String title, List<Series> series) {
    public Panel {
      series = List.copyOf(series);
    }
  }

  /**
   * One quantity.
   *
   * @param epochs ascending, at least two
   * @param values finite, one for each epoch
   */
  public record Series(String name, double[] epochs, double[] values) {}

  /** Returns the last epoch. */
  public long epochs() {
    return (long)
        panels.stream()
            .flatMap(panel -> panel.series().stream())
            .flatMapToDouble(series -> DoubleStream.of(series.epochs()))
            .max()
            .orElse(0);
  }

  /** Returns the trainings of a cell in the order they began; those of one epoch have no course. */
  public static List<TrainingHistory> of(CellResult cell) {
    Map<String, Map<String, TreeMap<Long, Double>>> phases = new LinkedHashMap<>();
    Map<String, Long> chosen = new LinkedHashMap<>();
    for (JournalEvent.Metric metric : cell.state().history()) {
      int slash = metric.key().lastIndexOf('/');
      if (slash > 0) {
        String phase = metric.key().substring(0, slash);
        String name = metric.key().substring(slash + 1);
        if (name.equals(CHOSEN)) {
          chosen.put(phase, (long) metric.value());
        }
        if (metric.step() > 0 && Double.isFinite(metric.value())) {
          phases
              .computeIfAbsent(phase, key -> new LinkedHashMap<>())
              .computeIfAbsent(name, key -> new TreeMap<>())
              .put(metric.step(), metric.value());
        }
      }
    }
    List<TrainingHistory> histories = new ArrayList<>();
    phases.forEach(
        (phase, quantities) -> {
          List<Panel> panels = panels(quantities);
          Long epoch = chosen.get(phase);
          OptionalLong kept = epoch == null ? OptionalLong.empty() : OptionalLong.of(epoch);
          if (!panels.isEmpty()) {
            histories.add(new TrainingHistory(phase, panels, kept));
          }
        });
    return histories;
  }

  private static List<Panel> panels(Map<String, TreeMap<Long, Double>> quantities) {
    Map<String, List<Series>> groups = new LinkedHashMap<>();
    quantities.forEach(
        (name, values) -> {
          if (values.size() >= LEAST_EPOCHS && tells(name, values)) {
            groups
                .computeIfAbsent(group(name, quantities.keySet()), key -> new ArrayList<>())
                .add(series(name, values));
          }
        });
    return groups.entrySet().stream()
        .map(group -> new Panel(group.getKey().replace('-', ' '), group.getValue()))
        .toList();
  }

  private static Series series(String name, TreeMap<Long, Double> values) {
    return new Series(
        name,
        values.keySet().stream().mapToDouble(Long::doubleValue).toArray(),
        values.values().stream().mapToDouble(Double::doubleValue).toArray());
  }

  /** How fast the machine was tells nothing of a method, a rate that stays the same nothing new. */
  private static boolean tells(String name, TreeMap<Long, Double> values) {
    boolean machine = name.endsWith("-seconds") || name.endsWith("-per-second");
    boolean steadyRate =
        name.startsWith("learning-rate") && values.values().stream().distinct().count() == 1;
    return !machine && !steadyRate;
  }

  /** What begins with the same word stands together where nothing else says what it belongs to. */
  private static String group(String name, Set<String> all) {
    String kind = kind(name, all);
    if (!kind.equals(name)) {
      return kind;
    }
    String first = name.split("-", 2)[0];
    boolean shared =
        all.stream()
            .filter(other -> !other.equals(name) && kind(other, all).equals(other))
            .anyMatch(other -> other.startsWith(first + "-"));
    return shared ? first : name;
  }

  /**
   * Terms of a loss stand with it, the losses of those who play against each other together, and so
   * does what ends alike.
   */
  private static String kind(String name, Set<String> all) {
    int term = name.indexOf("-loss-");
    if (term > 0) {
      return name.substring(0, term) + "-loss";
    }
    if (name.equals("validation-loss")) {
      return all.contains("loss") ? "loss" : name;
    }
    if (name.endsWith("-loss")) {
      boolean hasTerms = all.stream().anyMatch(other -> other.startsWith(name + "-"));
      return hasTerms ? name : "losses";
    }
    return KINDS.stream()
        .filter(kind -> name.endsWith("-" + kind) || name.startsWith(kind))
        .findFirst()
        .orElse(name);
  }
}
