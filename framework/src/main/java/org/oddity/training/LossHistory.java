package org.oddity.training;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.DoubleStream;
import org.oddity.core.NamedArrays;

/**
 * How the losses of a training went, and what else its steps told.
 *
 * @param values means over each epoch by name, in the order of epochs; an epoch that did not tell a
 *     name has no place under it
 */
public record LossHistory(Map<String, List<Double>> values) {
  static final LossHistory NONE = new LossHistory(Map.of());

  public LossHistory {
    Map<String, List<Double>> copy = new TreeMap<>();
    values.forEach((name, each) -> copy.put(name, List.copyOf(each)));
    values = Collections.unmodifiableMap(copy);
  }

  /** Returns the means of a name, none if it was never told. */
  public List<Double> of(String name) {
    return values.getOrDefault(name, List.of());
  }

  /** Returns this history and one epoch more. */
  LossHistory and(Map<String, Double> means) {
    Map<String, List<Double>> all = new LinkedHashMap<>(values);
    means.forEach(
        (name, mean) -> {
          List<Double> longer = new ArrayList<>(of(name));
          longer.add(mean);
          all.put(name, longer);
        });
    return new LossHistory(all);
  }

  /** Returns what a checkpoint needs to know. */
  NamedArrays copy() {
    NamedArrays.Builder copy = NamedArrays.builder();
    values.forEach(
        (name, each) -> copy.put(name, each.stream().mapToDouble(Double::doubleValue).toArray()));
    return copy.build();
  }

  /** Returns what a checkpoint knew; nothing if it was written before histories were kept. */
  static LossHistory restored(NamedArrays copy) {
    Map<String, List<Double>> all = new LinkedHashMap<>();
    copy.asMap()
        .keySet()
        .forEach(name -> all.put(name, DoubleStream.of(copy.doubles(name)).boxed().toList()));
    return new LossHistory(all);
  }
}
