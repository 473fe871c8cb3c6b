package org.oddity.experiment;

import static java.util.Objects.requireNonNull;

import java.util.ArrayList;
import java.util.List;
import org.oddity.experiment.sweep.SuccessiveHalving;

/**
 * An entry whose variants go through the rounds of successive halving.
 *
 * @param name the entry's name
 * @param halving its budgets
 * @param rounds for each round the row of each variant, in the same order
 */
public record HalvedEntry(
    String name, SuccessiveHalving halving, List<List<ResolvedDetector>> rounds) {
  public HalvedEntry {
    requireNonNull(name, "name is null");
    requireNonNull(halving, "halving is null");
    rounds = rounds.stream().map(List::copyOf).toList();
    if (rounds.stream().map(List::size).distinct().count() != 1) {
      throw new IllegalArgumentException("each variant must have a row in every round");
    }
  }

  /** Finds an entry's rows among all, which stand there round after round. */
  static HalvedEntry of(String name, SuccessiveHalving halving, List<ResolvedDetector> all) {
    List<ResolvedDetector> own = all.stream().filter(row -> row.entry().equals(name)).toList();
    int budgets = halving.budgets().size();
    int variants = own.size() / budgets;
    List<List<ResolvedDetector>> rounds = new ArrayList<>();
    for (int round = 0; round < budgets; round++) {
      rounds.add(own.subList(round * variants, (round + 1) * variants));
    }
    return new HalvedEntry(name, halving, rounds);
  }

  private static int variants(List<List<ResolvedDetector>> rounds) {
    return rounds.get(0).size();
  }

  /** Returns how many variants each round has, where none fails. */
  public List<Integer> sizes() {
    List<Integer> sizes = new ArrayList<>();
    int size = variants(rounds);
    for (int round = 0; round < rounds.size(); round++) {
      sizes.add(size);
      size = halving.kept(size);
    }
    return sizes;
  }

  /** Returns the rows of all rounds but the first. */
  List<ResolvedDetector> later() {
    return rounds.stream().skip(1).flatMap(List::stream).toList();
  }
}
