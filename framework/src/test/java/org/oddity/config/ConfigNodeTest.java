package org.oddity.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ConfigNodeTest {
  private static ConfigNode.Mapping yaml(String text) {
    return YamlReader.readText(text, "t");
  }

  @Test
  void mergesMappingsAndReplacesAllElse() {
    ConfigNode.Mapping merged =
        yaml("{a: {b: 1, c: 2}, d: [1, 2], e: 5}").merge(yaml("{a: {c: 3, f: 4}, d: [9]}"));
    assertThat(merged.plain())
        .isEqualTo(Map.of("a", Map.of("b", 1L, "c", 3L, "f", 4L), "d", List.of(9L), "e", 5L));
  }

  @Test
  void replacesAMappingOfAnotherKind() {
    assertThat(yaml("{a: {kind: x, b: 1}}").merge(yaml("{a: {kind: y, c: 2}}")).plain())
        .isEqualTo(Map.of("a", Map.of("kind", "y", "c", 2L)));
    assertThat(yaml("{a: {kind: x, b: 1}}").merge(yaml("{a: {kind: x, c: 2}}")).plain())
        .isEqualTo(Map.of("a", Map.of("kind", "x", "b", 1L, "c", 2L)));
  }

  @Test
  void setsAValueDeepInsideAndMakesTheWay() {
    ConfigNode seven = YamlReader.readValue("7", "t");
    assertThat(yaml("{a: {b: 1}}").set(List.of("a", "c", "d"), seven).plain())
        .isEqualTo(Map.of("a", Map.of("b", 1L, "c", Map.of("d", 7L))));
    assertThat(yaml("{a: 1}").set(List.of("a", "b"), seven).plain())
        .isEqualTo(Map.of("a", Map.of("b", 7L)));
  }

  @Test
  void leavesTheOriginalAlone() {
    ConfigNode.Mapping original = yaml("{a: 1}");
    assertThat(original.without("a").plain()).isEqualTo(Map.of());
    assertThat(original.plain()).isEqualTo(Map.of("a", 1L));
  }
}
