package org.oddity.tracking;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.oddity.core.InvalidInputException;

class CellFilterTest {
  private static final List<CellRecord> CELLS =
      List.of(
          cell("a", "mnist", "3", "kde", 1),
          cell("b", "mnist", "3", "knn[neighbours=1]", 1),
          cell("c", "mnist", "7", "knn[neighbours=5]", 2),
          cell("d", "cifar10", "cat", "knn-cosine", 12));

  private static final List<VariantRecord> VARIANTS =
      List.of(
          new VariantRecord("knn[neighbours=1]", "knn", Map.of("neighbours", "1")),
          new VariantRecord("knn[neighbours=5]", "knn", Map.of("neighbours", "5")));

  private static CellRecord cell(
      String id, String dataset, String task, String detector, long seed) {
    return new CellRecord(id, dataset, task, 0, detector, false, seed);
  }

  private static List<String> chosen(String... conditions) {
    CellFilter filter = CellFilter.of(List.of(conditions), CELLS, VARIANTS);
    return CELLS.stream().filter(filter).map(CellRecord::id).toList();
  }

  @Test
  void keepsEveryCellWithoutConditions() {
    assertThat(chosen()).containsExactly("a", "b", "c", "d");
  }

  @Test
  void takesValuesOfOneKeyAsAlternativesAndAsksAllKeys() {
    assertThat(chosen("task=3")).containsExactly("a", "b");
    assertThat(chosen("task=3", "task=cat")).containsExactly("a", "b", "d");
    assertThat(chosen("task=3", "seed=1", "detector=kde")).containsExactly("a");
    assertThat(chosen("seed=1")).as("12 begins with 1").containsExactly("a", "b");
  }

  @Test
  void knowsAnEntryBesideItsVariantsAndWhatTheySet() {
    assertThat(chosen("detector=knn")).containsExactly("b", "c");
    assertThat(chosen("detector=knn[neighbours=5]")).containsExactly("c");
    assertThat(chosen("detector=knn*")).containsExactly("b", "c", "d");
    assertThat(chosen("neighbours=5")).containsExactly("c");
  }

  @Test
  void namesEverythingThatNoCellCanFulfil() {
    assertThatThrownBy(() -> chosen("detectr=knn", "detector=kdee", "seed", "task=3"))
        .isInstanceOf(InvalidInputException.class)
        .hasMessageContaining("'detectr=knn': unknown key 'detectr'. Did you mean 'detector'?")
        .hasMessageContaining("'detector=kdee': no cell has detector 'kdee'. Did you mean 'kde'?")
        .hasMessageContaining("'seed': must be KEY=VALUE");
    assertThatThrownBy(() -> chosen("task=cat", "seed=1"))
        .isInstanceOf(InvalidInputException.class)
        .hasMessageContaining("no cell fits task=cat and seed=1");
  }
}
