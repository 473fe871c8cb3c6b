package org.oddity.data.coco;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.oddity.core.RandomStream;
import org.oddity.core.Seeds;

/**
 * Which objects are cut out for which part.
 *
 * <p>The objects of each class are drawn in an order that the seed gives. The first of them test;
 * of the others those train whose photograph tests nothing, so that no photograph is in both parts.
 * Where that leaves a class short of training objects though objects are left over, its testing
 * objects are drawn by whole photographs instead, which leaves fewer over. Where a class has fewer
 * objects than wanted, both parts shrink in proportion; those whose photograph tests go there, too,
 * as long as the test part has room.
 *
 * @param train in the order in which they are stored
 * @param test in the order in which they are stored
 */
record Selection(List<Candidate> train, List<Candidate> test) {
  Selection {
    train = List.copyOf(train);
    test = List.copyOf(test);
  }

  static Selection of(List<Candidate> candidates, CropRecipe recipe) {
    List<Drawn> drawn = new ArrayList<>();
    for (int label = 0; label < CropRecipe.CLASSES.size(); label++) {
      List<Candidate> order = drawn(candidates, label, recipe);
      drawn.add(new Drawn(order, order.subList(0, testing(order.size(), recipe))));
    }
    drawSparingly(drawn, recipe);
    Set<String> tested = tested(drawn);
    List<Candidate> train = new ArrayList<>();
    List<Candidate> test = new ArrayList<>();
    for (Drawn each : drawn) {
      List<Candidate> apart = each.apart(tested);
      train.addAll(apart.subList(0, Math.min(recipe.train(), apart.size())));
      test.addAll(each.test());
      if (apart.size() < recipe.train()) {
        List<Candidate> beside = each.beside(tested);
        int room = recipe.test() - each.test().size();
        test.addAll(beside.subList(0, Math.min(room, beside.size())));
      }
    }
    return new Selection(
        train.stream().sorted(Candidate.ORDER).toList(),
        test.stream().sorted(Candidate.ORDER).toList());
  }

  /**
   * One class.
   *
   * @param order all its objects, as they were drawn
   * @param test those of them that test
   */
  private record Drawn(List<Candidate> order, List<Candidate> test) {
    /** Returns the other objects whose photograph tests nothing. */
    List<Candidate> apart(Set<String> tested) {
      return order.stream().filter(each -> !tested.contains(each.photograph())).toList();
    }

    /** Returns the other objects whose photograph tests. */
    List<Candidate> beside(Set<String> tested) {
      Set<Candidate> testing = new HashSet<>(test);
      return order.stream()
          .filter(each -> tested.contains(each.photograph()) && !testing.contains(each))
          .toList();
    }

    /** Returns whether training objects are missing though some can be in neither part. */
    boolean isWasteful(Set<String> tested, CropRecipe recipe) {
      return apart(tested).size() < recipe.train()
          && test.size() + beside(tested).size() > recipe.test();
    }

    /**
     * Returns the class with as many testing objects that keep fewer others from training: first
     * those in photographs that other classes test, then all of a photograph at a time, as drawn,
     * and the last of the smallest photograph that is left.
     */
    Drawn sparing(Set<String> testedByOthers) {
      List<Candidate> sparing = new ArrayList<>();
      Map<String, List<Candidate>> photographs = new LinkedHashMap<>();
      for (Candidate each : order) {
        if (!testedByOthers.contains(each.photograph())) {
          photographs.computeIfAbsent(each.photograph(), key -> new ArrayList<>()).add(each);
        } else if (sparing.size() < test.size()) {
          sparing.add(each);
        }
      }
      List<List<Candidate>> left = new ArrayList<>();
      for (List<Candidate> photograph : photographs.values()) {
        if (sparing.size() + photograph.size() <= test.size()) {
          sparing.addAll(photograph);
        } else {
          left.add(photograph);
        }
      }
      left.sort(Comparator.comparingInt(List::size));
      for (List<Candidate> photograph : left) {
        int room = test.size() - sparing.size();
        sparing.addAll(photograph.subList(0, Math.min(room, photograph.size())));
      }
      return new Drawn(order, sparing);
    }
  }

  /** Draws classes again, each at most once: what one tests can cost another. */
  private static void drawSparingly(List<Drawn> drawn, CropRecipe recipe) {
    Set<Integer> again = new HashSet<>();
    boolean changed = true;
    while (changed) {
      changed = false;
      for (int label = 0; label < drawn.size(); label++) {
        Drawn each = drawn.get(label);
        if (each.isWasteful(tested(drawn), recipe) && again.add(label)) {
          List<Drawn> others = new ArrayList<>(drawn);
          others.remove(label);
          drawn.set(label, each.sparing(tested(others)));
          changed = true;
        }
      }
    }
  }

  private static Set<String> tested(List<Drawn> drawn) {
    Set<String> tested = new HashSet<>();
    drawn.forEach(each -> each.test().forEach(candidate -> tested.add(candidate.photograph())));
    return tested;
  }

  private static List<Candidate> drawn(List<Candidate> candidates, int label, CropRecipe recipe) {
    List<Candidate> order =
        candidates.stream()
            .filter(candidate -> candidate.label() == label)
            .sorted(Candidate.ORDER)
            .toList();
    Seeds seeds = new Seeds(recipe.seed()).child("coco-crop");
    RandomStream random = new RandomStream(seeds.seed(CropRecipe.CLASSES.get(label)));
    return Arrays.stream(random.permutation(order.size())).mapToObj(order::get).toList();
  }

  private static int testing(int candidates, CropRecipe recipe) {
    if (candidates >= recipe.wanted()) {
      return recipe.test();
    }
    long share = Math.round((double) candidates * recipe.test() / recipe.wanted());
    return candidates < 2 ? 0 : (int) Math.max(1, share);
  }

  /** Returns how many crops of a class are in a part. */
  static int count(List<Candidate> part, int label) {
    return (int) part.stream().filter(candidate -> candidate.label() == label).count();
  }
}
