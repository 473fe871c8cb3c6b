package org.oddity.data.coco;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.oddity.data.coco.annotation.Box;
import org.oddity.data.coco.annotation.CocoImage;
import org.oddity.data.coco.annotation.CocoObject;

class SelectionTest {
  private final List<Candidate> candidates = new ArrayList<>();
  private long numbers;

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5})
  void reachesTheSizesWhereObjectsShareThePhotographsThatTest(long seed) {
    for (int i = 0; i < 280; i++) {
      photograph(0, 0);
    }
    assertSizes(Selection.of(candidates, recipe(500, 50, seed)), 0, 500, 50);
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5})
  void reachesTheSizesOfPhotographsThatHoldUnequallyMany(long seed) {
    for (int i = 0; i < 20; i++) {
      photograph(Collections.nCopies(15, 2).toArray(Integer[]::new));
    }
    for (int i = 0; i < 86; i++) {
      photograph(2, 2, 2);
    }
    assertSizes(Selection.of(candidates, recipe(500, 50, seed)), 2, 500, 50);
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5})
  void reachesTheSizesOfClassesThatShareTheirPhotographs(long seed) {
    for (int i = 0; i < 600; i++) {
      photograph(1, 9);
    }
    Selection selection = Selection.of(candidates, recipe(500, 50, seed));
    assertSizes(selection, 1, 500, 50);
    assertSizes(selection, 9, 500, 50);
  }

  @Test
  void testsNoMoreThanTheRecipeAsksFor() {
    photograph(Collections.nCopies(700, 4).toArray(Integer[]::new));
    assertSizes(Selection.of(candidates, recipe(500, 50, 1)), 4, 0, 50);
    candidates.clear();
    photograph(Collections.nCopies(300, 4).toArray(Integer[]::new));
    assertSizes(Selection.of(candidates, recipe(500, 50, 1)), 4, 0, 50);
  }

  @Test
  void takesEveryObjectOfAClassThatFallsShort() {
    for (int i = 0; i < 25; i++) {
      photograph(3, 3, 3, 3);
    }
    Selection selection = Selection.of(candidates, recipe(500, 50, 1));
    int test = Selection.count(selection.test(), 3);
    // a share of 9, and those in the same photographs
    assertThat(test).isBetween(12, 36).matches(count -> count % 4 == 0);
    assertSizes(selection, 3, 100 - test, test);
    candidates.clear();
    photograph(3);
    assertSizes(Selection.of(candidates, recipe(500, 50, 1)), 3, 1, 0);
  }

  @ParameterizedTest
  @CsvSource({"5, 2", "40, 10", "3, 9", "1, 1", "30, 1"})
  void keepsItsPromisesWhateverThePhotographsHold(int train, int test) {
    for (int seed = 1; seed <= 60; seed++) {
      Random random = new Random(seed);
      candidates.clear();
      int classes = 1 + random.nextInt(4);
      int most = 1 + random.nextInt(12);
      for (int i = random.nextInt(150); i >= 0; i--) {
        Integer[] labels = new Integer[1 + random.nextInt(most)];
        for (int each = 0; each < labels.length; each++) {
          labels[each] = random.nextInt(classes);
        }
        photograph(labels);
      }
      CropRecipe recipe = recipe(train, test, seed);
      Selection selection = Selection.of(candidates, recipe);
      assertApart(selection);
      assertThat(selection.train()).isSortedAccordingTo(Candidate.ORDER);
      assertThat(selection.test()).isSortedAccordingTo(Candidate.ORDER);
      for (int label = 0; label < CropRecipe.CLASSES.size(); label++) {
        int all = Selection.count(candidates, label);
        assertThat(Selection.count(selection.train(), label)).isLessThanOrEqualTo(train);
        assertThat(Selection.count(selection.test(), label))
            .isBetween(all < 2 ? 0 : Math.min(test, all / (train + test)), test);
        if (all >= train + test) {
          assertThat(Selection.count(selection.test(), label)).isEqualTo(test);
        }
      }
      List<Candidate> shuffled = new ArrayList<>(candidates);
      Collections.shuffle(shuffled, random);
      assertThat(Selection.of(shuffled, recipe)).as("the same seed").isEqualTo(selection);
    }
  }

  @Test
  void choosesOthersForAnotherSeed() {
    for (int i = 0; i < 100; i++) {
      photograph(0, 5);
    }
    assertThat(Selection.of(candidates, recipe(20, 5, 1)))
        .isNotEqualTo(Selection.of(candidates, recipe(20, 5, 2)));
  }

  private static void assertSizes(Selection selection, int label, int train, int test) {
    assertApart(selection);
    assertThat(Selection.count(selection.train(), label)).as("training").isEqualTo(train);
    assertThat(Selection.count(selection.test(), label)).as("testing").isEqualTo(test);
  }

  private static void assertApart(Selection selection) {
    Set<String> trained = photographs(selection.train());
    assertThat(photographs(selection.test())).noneMatch(trained::contains);
    Set<Candidate> all = new HashSet<>(selection.train());
    all.addAll(selection.test());
    assertThat(all).hasSize(selection.train().size() + selection.test().size());
  }

  private static Set<String> photographs(List<Candidate> part) {
    return part.stream().map(Candidate::photograph).collect(Collectors.toSet());
  }

  private static CropRecipe recipe(int train, int test, long seed) {
    return new CropRecipe(train, test, 32, 50, 2, seed);
  }

  /** Adds a photograph of one object of each of these classes. */
  private void photograph(Integer... labels) {
    long id = ++numbers;
    CocoPart part = id % 3 == 0 ? CocoPart.VAL : CocoPart.TRAIN;
    CocoImage image = new CocoImage(id, id + ".jpg", 480, 640, 4);
    for (int label : labels) {
      CocoObject object =
          new CocoObject(++numbers, id, 100 + label, new Box(10, 10, 60, 60), false);
      candidates.add(new Candidate(part, label, image, object));
    }
  }
}
