package org.oddity.experiment.sweep;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.oddity.config.ConfigNode;
import org.oddity.config.RecordBinder;
import org.oddity.config.YamlReader;
import org.oddity.core.InvalidInputException;
import org.oddity.core.Place;

class RandomSearchTest {
  private static final String VALUES =
      """
        rate: {kind: log-uniform, from: 1e-5, to: 1e-1}
        share: {kind: uniform, from: 0.2, to: 0.4}
        layers: {kind: integer, from: 1, to: 3}
        metric: {kind: choice, of: [cosine, euclidean]}
      """;

  private static RandomSearch search(int draws, long seed, String values) {
    String yaml = "draws: %d\nseed: %d\nvalues:\n%s".formatted(draws, seed, values);
    return RecordBinder.bindOrThrow(YamlReader.readText(yaml, "test"), "", RandomSearch.class);
  }

  private static List<Variant> variants(int draws, long seed, String values) {
    RandomSearch search = search(draws, seed, values);
    Map<String, Place> places = new LinkedHashMap<>();
    search.values().keySet().forEach(key -> places.put(key, Place.of("test")));
    return search.variants("knn", places);
  }

  private static double value(Variant variant, String key) {
    return ((Number) variant.settings().get(key).plain()).doubleValue();
  }

  @Test
  void drawsWithinTheRangesAndAllOverThem() {
    List<Variant> variants = variants(400, 1, VALUES);
    assertThat(variants).hasSize(400).doesNotHaveDuplicates();
    assertThat(variants).allMatch(each -> value(each, "rate") >= 1e-5);
    assertThat(variants).allMatch(each -> value(each, "rate") <= 1e-1);
    assertThat(variants.stream().filter(each -> value(each, "rate") < 1e-3).count())
        .as("half of the orders of magnitude")
        .isBetween(150L, 250L);
    assertThat(variants.stream().mapToDouble(each -> value(each, "share")).average())
        .hasValueCloseTo(0.3, org.assertj.core.data.Offset.offset(0.02));
    assertThat(variants.stream().map(each -> value(each, "layers")).distinct()).hasSize(3);
    assertThat(variants.stream().map(each -> each.settings().get("metric").plain()).distinct())
        .containsExactlyInAnyOrder("cosine", "euclidean");
  }

  @Test
  void drawsTheSameWheneverAskedAndBeginsMoreDrawsWithFewer() {
    List<Variant> few = variants(5, 7, VALUES);
    assertThat(variants(5, 7, VALUES)).isEqualTo(few);
    assertThat(variants(20, 7, VALUES)).startsWith(few.toArray(Variant[]::new));
    assertThat(new HashSet<>(variants(5, 8, VALUES))).doesNotContainAnyElementsOf(few);
  }

  @Test
  void anotherKeyChangesNoValueOfTheOthers() {
    List<Variant> alone = variants(5, 1, VALUES.lines().limit(1).toList().get(0) + "\n");
    List<Variant> beside = variants(5, 1, VALUES);
    for (int i = 0; i < alone.size(); i++) {
      assertThat(beside.get(i).settings()).containsAllEntriesOf(alone.get(i).settings());
    }
  }

  @Test
  void drawsNoVariantTwice() {
    List<Variant> all = variants(3, 1, "  layers: {kind: integer, from: 1, to: 3}\n");
    assertThat(all)
        .extracting(Variant::name)
        .containsExactlyInAnyOrder("knn[layers=1]", "knn[layers=2]", "knn[layers=3]");
    assertThat(variants(9, 1, "  layers: {kind: integer, from: 1, to: 3}\n")).hasSize(3);
  }

  @Test
  void aNameTellsTheValueThatIsSet() {
    Variant variant =
        variants(1, 1, "  a.rate: {kind: log-uniform, from: 1e-5, to: 1e-4}\n").get(0);
    ConfigNode rate = variant.settings().get("a.rate");
    assertThat(variant.name())
        .isEqualTo(
            "knn[a.rate=" + rate.plain().toString().toLowerCase(java.util.Locale.ROOT) + "]");
    ConfigNode.Mapping options = ConfigNode.Mapping.empty(Place.of("test"));
    assertThat(variant.over(options).plain()).isEqualTo(Map.of("a", Map.of("rate", rate.plain())));
  }

  @Test
  void refusesRangesThatHoldNothing() {
    assertThatThrownBy(
            () ->
                search(
                    0,
                    1,
                    """
                      a: {kind: uniform, from: 2, to: 1}
                      b: {kind: log-uniform, from: 0, to: 1}
                      c: {kind: choice, of: []}
                      d: {kind: normal}
                    """))
        .isInstanceOf(InvalidInputException.class)
        .hasMessageContaining("values.a.to: must be above from, was 1")
        .hasMessageContaining("values.b.from: must be above 0, was 0")
        .hasMessageContaining("values.c.of: must hold a value, was nothing")
        .hasMessageContaining("values.d.kind: unknown kind 'normal'. ");
  }
}
