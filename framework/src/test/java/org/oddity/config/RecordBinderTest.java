package org.oddity.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.oddity.core.InvalidInputException;

class RecordBinderTest {
  /** Has a component of every type that options may have. */
  record AllTypes(
      @Option(help = "a count") int count,
      @Option(help = "a long one", byDefault = "5") long longOne,
      @Option(help = "a share", byDefault = "0.5") double shareOfAll,
      @Option(help = "a switch", byDefault = "true") boolean on,
      @Option(help = "a name", byDefault = "x") String name,
      @Option(help = "a choice", byDefault = "first-one") Choice choice,
      @Option(help = "maybe") Optional<Integer> maybe,
      @Option(help = "some", byDefault = "[1, 2]") List<Integer> some,
      @Option(help = "by name", byDefault = "{}") Map<String, Double> byName,
      @Option(help = "inner", byDefault = "{}") Inner inner,
      @Option(help = "shape", byDefault = "round") Shape shape,
      @Option(help = "anything", byDefault = "{a: 1}") ConfigNode anything) {}

  enum Choice {
    FIRST_ONE,
    SECOND_ONE
  }

  record Inner(
      @Option(help = "low", byDefault = "0") int low,
      @Option(help = "high", byDefault = "9") int high) {
    Inner {
      Requirements.begin()
          .atLeast("low", low, 0)
          .that(high > low, "high", high, "must be above low (" + low + ")")
          .end();
    }
  }

  sealed interface Shape {}

  record Round(@Option(help = "r", byDefault = "1.5") double radius) implements Shape {}

  @Kind("box")
  record Rectangle(@Option(help = "w") double width) implements Shape {}

  private static AllTypes bind(String yaml) {
    return RecordBinder.bindOrThrow(YamlReader.readText(yaml, "f"), "", AllTypes.class);
  }

  @Test
  void fillsDefaults() {
    AllTypes bound = bind("count: 3");
    assertThat(bound)
        .isEqualTo(
            new AllTypes(
                3,
                5,
                0.5,
                true,
                "x",
                Choice.FIRST_ONE,
                Optional.empty(),
                List.of(1, 2),
                Map.of(),
                new Inner(0, 9),
                new Round(1.5),
                bound.anything()));
    assertThat(bound.anything().plain()).isEqualTo(Map.of("a", 1L));
  }

  @Test
  void fillsEverythingThatIsGiven() {
    AllTypes bound =
        bind(
            "{count: 1, long-one: 9000000000, share-of-all: 1, on: false, name: 12, choice: second-one,"
                + " maybe: 4, some: 7, by-name: {a: 1, b: 2.5}, inner: {low: 2, high: 3},"
                + " shape: {kind: box, width: 2}, anything: [z]}");
    assertThat(bound)
        .isEqualTo(
            new AllTypes(
                1,
                9_000_000_000L,
                1.0,
                false,
                "12",
                Choice.SECOND_ONE,
                Optional.of(4),
                List.of(7),
                Map.of("a", 1.0, "b", 2.5),
                new Inner(2, 3),
                new Rectangle(2),
                bound.anything()));
  }

  @Test
  void survivesThereAndBack() {
    AllTypes bound = bind("{count: 1, maybe: 4, shape: {kind: box, width: 2}, by-name: {a: 1}}");
    Map<String, Object> plain = Options.plain(bound);
    assertThat(plain).containsEntry("shape", Map.of("kind", "box", "width", 2.0));
    assertThat(plain).containsEntry("choice", "first-one").containsEntry("maybe", 4);
  }

  @Test
  void saysEverythingThatIsWrongAtOnceWithItsPlace() {
    String yaml =
        """
        count: many
        shareofall: 1
        choice: secondone
        some: [1, x]
        inner: {low: -1, high: -2}
        shape: {kind: rond}
        """;
    assertThatThrownBy(() -> bind(yaml))
        .isInstanceOf(InvalidInputException.class)
        .hasMessage(
            """
            f:2:1: shareofall: unknown key 'shareofall'. Did you mean 'share-of-all'? Known: anything, by-name, choice, count, inner, long-one, maybe, name, on, shape, share-of-all, some.
            f:1:8: count: must be a whole number, was 'many'
            f:3:9: choice: unknown value 'secondone'. Did you mean 'second-one'? Known: first-one, second-one.
            f:4:11: some[1]: must be a whole number, was 'x'
            f:5:14: inner.low: must be at least 0, was -1
            f:5:24: inner.high: must be above low (-1), was -2
            f:6:15: shape.kind: unknown kind 'rond'. Did you mean 'round'? Known: box, round.\
            """);
  }

  @Test
  void namesWhatIsMissing() {
    assertThatThrownBy(() -> bind("name: x")).hasMessage("f:1:1: count: is missing: a count");
    assertThatThrownBy(() -> bind("{count: 1, shape: {width: 2}}"))
        .hasMessage("f:1:19: shape.kind: is missing. Known: round, box.");
    assertThatThrownBy(() -> bind("{count: 1, shape: box}"))
        .hasMessage("f:1:19: shape.width: is missing: w");
  }

  @Test
  void refusesTheWrongKindOfValue() {
    assertThatThrownBy(() -> bind("count: [1]"))
        .hasMessage("f:1:8: count: must be a whole number, was a list");
    assertThatThrownBy(() -> bind("{count: 1, inner: 3}"))
        .hasMessage("f:1:19: inner: must be a mapping of low, high, was '3'");
    assertThatThrownBy(() -> bind("{count: 1.5}"))
        .hasMessage("f:1:9: count: must be a whole number, was '1.5'");
    assertThatThrownBy(() -> bind("{count: 3000000000}"))
        .hasMessageContaining("must be a whole number");
    assertThatThrownBy(() -> bind("{count: }"))
        .hasMessage("f:1:8: count: must be a whole number, was nothing");
    assertThatThrownBy(() -> bind("{count: 1, on: yes}"))
        .hasMessageContaining("must be true or false, was 'yes'");
  }

  @Test
  void describesEveryOption() {
    assertThat(OptionDescription.of(AllTypes.class))
        .contains(
            new OptionDescription("count", "whole number", "(required)", "a count"),
            new OptionDescription("choice", "first-one | second-one", "first-one", "a choice"),
            new OptionDescription("maybe", "whole number", "(none)", "maybe"),
            new OptionDescription("some", "list of whole number", "[1, 2]", "some"),
            new OptionDescription("inner.high", "whole number", "9", "high"),
            new OptionDescription("shape[box].width", "number", "(required)", "w"));
  }
}
