package org.oddity.data.coco;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.oddity.core.RandomStream;
import org.oddity.core.Seeds;

/**
 * Which objects are cut out for which part.
 *
 * <p>The objects of each class are drawn in an order that the seed gives. The first of them test;
 * of the others those train whose photograph tests nothing, so that no photograph is in both parts.
 * Where a class has fewer objects than wanted, all are taken, in the same proportion, and those
 * whose photograph tests go there too.
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
    List<List<Candidate>> drawn = new ArrayList<>();
    List<Candidate> test = new ArrayList<>();
    for (int label = 0; label < CropRecipe.CLASSES.size(); label++) {
      List<Candidate> order = drawn(candidates, label, recipe);
      int testing = testing(order.size(), recipe);
      test.addAll(order.subList(0, testing));
      drawn.add(order.subList(testing, order.size()));
    }
    Set<String> tested = new HashSet<>();
    test.forEach(candidate -> tested.add(candidate.photograph()));
    List<Candidate> train = new ArrayList<>();
    for (List<Candidate> rest : drawn) {
      List<Candidate> apart =
          rest.stream().filter(each -> !tested.contains(each.photograph())).toList();
      train.addAll(apart.subList(0, Math.min(recipe.train(), apart.size())));
      if (apart.size() < recipe.train()) {
        rest.stream().filter(each -> tested.contains(each.photograph())).forEach(test::add);
      }
    }
    return new Selection(
        train.stream().sorted(Candidate.ORDER).toList(),
        test.stream().sorted(Candidate.ORDER).toList());
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
