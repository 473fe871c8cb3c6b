package org.oddity.core;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class SuggestionsTest {
  @Test
  void namesTheNearestAndAllThatAreKnown() {
    assertThat(Suggestions.among("patchcor", List.of("patchcore", "padim", "kde")))
        .isEqualTo(" Did you mean 'patchcore'? Known: kde, padim, patchcore.");
  }

  @Test
  void asksNothingWhereNothingIsNear() {
    assertThat(Suggestions.among("xyzzy", List.of("kde", "knn"))).isEqualTo(" Known: kde, knn.");
  }

  @Test
  void takesABeginningForTheWholeName() {
    assertThat(Suggestions.among("isol", List.of("isolation-forest", "kde")))
        .startsWith(" Did you mean 'isolation-forest'?");
  }

  @Test
  void countsASwapOfNeighboursAsOneEdit() {
    assertThat(Suggestions.near("kdn", List.of("knd", "abc"))).containsExactly("knd");
  }

  @Test
  void saysWhenNothingIsKnown() {
    assertThat(Suggestions.among("a", List.of())).isEqualTo(" None is known.");
  }

  @Test
  void cutsALongList() {
    List<String> many = java.util.stream.IntStream.range(100, 150).mapToObj(i -> "n" + i).toList();
    assertThat(Suggestions.among("zzzzzzzz", many)).endsWith(", …").contains("n100, n101");
  }
}
