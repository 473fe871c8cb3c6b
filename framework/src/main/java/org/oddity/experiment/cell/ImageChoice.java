package org.oddity.experiment.cell;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.oddity.data.split.TestSet;

/** Chooses test images of one side to look at. */
record ImageChoice(TestSet test, boolean anomalous) {
  /** Returns all places of the side, rising by their scores. */
  int[] rising(double... scores) {
    return places()
        .boxed()
        .sorted(Comparator.comparingDouble(i -> scores[i]))
        .mapToInt(Integer::intValue)
        .toArray();
  }

  private IntStream places() {
    boolean[] labels = test.labelled().anomalous();
    return IntStream.range(0, labels.length).filter(i -> labels[i] == anomalous);
  }

  /**
   * Returns the places of so many images at most: of each class in turn the first, then of each the
   * second, and so on; the same for every detector.
   */
  int[] inTurn(int most) {
    Map<Integer, List<Integer>> classes = byClass(places().toArray());
    int longest = classes.values().stream().mapToInt(List::size).max().orElse(0);
    return IntStream.range(0, longest)
        .boxed()
        .flatMap(
            turn ->
                classes.values().stream()
                    .filter(own -> own.size() > turn)
                    .map(own -> own.get(turn)))
        .limit(most)
        .mapToInt(Integer::intValue)
        .toArray();
  }

  /** Returns places of the side by their classes, in the order in which they come. */
  Map<Integer, List<Integer>> byClass(int... places) {
    Map<Integer, List<Integer>> classes = new TreeMap<>();
    for (int place : places) {
      classes.computeIfAbsent(test.classes()[place], label -> new ArrayList<>()).add(place);
    }
    return classes;
  }

  /** Returns how many classes the side has. */
  int classes() {
    return (int) places().map(i -> test.classes()[i]).distinct().count();
  }
}
