package org.oddity.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.oddity.core.InvalidInputException;
import org.oddity.core.Place;

class YamlReaderTest {
  @Test
  void readsValuesOfAllKinds() {
    ConfigNode.Mapping document =
        YamlReader.readText("a: 1\nb: [x, 2.5, true, null, '7']\nc: {d: -1e-3}\ne:\n", "t");
    Map<String, Object> expected = new HashMap<>();
    expected.put("a", 1L);
    expected.put("b", Arrays.asList("x", 2.5, true, null, "7"));
    expected.put("c", Map.of("d", -1e-3));
    expected.put("e", null);
    assertThat(document.plain()).isEqualTo(expected);
  }

  @Test
  void knowsLineAndColumn() {
    ConfigNode.Mapping document = YamlReader.readText("a: 1\nb:\n  c: [x,\n    y]\n", "file.yaml");
    ConfigNode.Mapping b = (ConfigNode.Mapping) document.get("b").orElseThrow();
    ConfigNode.Sequence c = (ConfigNode.Sequence) b.get("c").orElseThrow();
    assertThat(c.items().get(1).place()).isEqualTo(new Place("file.yaml", 4, 5));
    assertThat(b.placeOf("c")).hasToString("file.yaml:3:3");
  }

  @Test
  void reportsAllKeysThatStandTwice() {
    assertThatThrownBy(() -> YamlReader.readText("a: 1\nb: {c: 1, c: 2}\na: 3\n", "f"))
        .isInstanceOf(InvalidInputException.class)
        .hasMessage(
            "f:2:11: c: stands twice; first at line 2\nf:3:1: a: stands twice; first at line 1");
  }

  @Test
  void saysWhereTheYamlIsBroken() {
    assertThatThrownBy(() -> YamlReader.readText("a: [1\nb: 2\n", "f"))
        .isInstanceOf(InvalidInputException.class)
        .hasMessageStartingWith("f:2:2: is not YAML: ");
  }

  @Test
  void buildsNoObjectsFromTags() {
    assertThatThrownBy(() -> YamlReader.readText("a: !!java.net.URL [x]\n", "f"))
        .isInstanceOf(InvalidInputException.class);
    assertThatThrownBy(() -> YamlReader.readText("a: !thing x\n", "f"))
        .hasMessage("f:1:4: tags are not allowed, was '!thing'");
  }

  @Test
  void refusesADocumentThatUnfoldsWithoutEnd() {
    StringBuilder bomb = new StringBuilder("a0: &a0 [x,x,x,x,x,x,x,x,x,x]\n");
    for (int i = 1; i < 9; i++) {
      String alias = "*a" + (i - 1);
      bomb.append(
          "a"
              + i
              + ": &a"
              + i
              + " ["
              + String.join(
                  ",", List.of(alias, alias, alias, alias, alias, alias, alias, alias, alias))
              + "]\n");
    }
    assertThatThrownBy(() -> YamlReader.readText(bomb.toString(), "f"))
        .isInstanceOf(InvalidInputException.class)
        .hasMessageContaining("aliases");
  }

  @ParameterizedTest
  @ValueSource(strings = {"[", "{a: ", "- ", "? "})
  void refusesWhatIsDeeperThanAnybodyWrites(String level) {
    assertThatThrownBy(() -> YamlReader.readText("a: \n " + level.repeat(100_000), "f"))
        .isInstanceOf(InvalidInputException.class)
        .hasMessageStartingWith("f")
        .hasMessageContaining("is not YAML: it unfolds to more values or levels");
  }

  @Test
  void refusesControlCharactersAndSpellsThemOut() {
    assertThatThrownBy(() -> YamlReader.readText("a: \"x\\0\"\n\"\\e[2J\": 1\n", "f"))
        .hasMessage(
            "f:1:4: control characters are not allowed, was \\u0000\n"
                + "f:2:1: control characters are not allowed, was \\u001b");
    assertThat(YamlReader.readText("a: \"x\\ty\\n\"\n", "f").plain())
        .isEqualTo(Map.of("a", "x\ty\n"));
  }

  @Test
  void refusesAKeyWithoutEnd() {
    assertThatThrownBy(() -> YamlReader.readText("? " + "k".repeat(500) + "\n: 1\n", "f"))
        .hasMessage("f:1:3: a key of 500 characters is no key");
  }

  @Test
  void refusesWhatIsNoMapping(@TempDir Path folder) throws IOException {
    Path file = Files.writeString(folder.resolve("x.yaml"), "- a\n");
    assertThatThrownBy(() -> YamlReader.readFile(file))
        .hasMessage(file + ": must hold a mapping of keys to values, holds a list");
    assertThatThrownBy(() -> YamlReader.readFile(folder.resolve("none.yaml")))
        .hasMessageEndingWith("none.yaml: does not exist");
    Files.write(file, new byte[] {(byte) 0xff, (byte) 0xfe, (byte) 0x80});
    assertThatThrownBy(() -> YamlReader.readFile(file)).hasMessage(file + ": is not UTF-8 text");
    assertThatThrownBy(() -> YamlReader.readFile(folder)).isInstanceOf(InvalidInputException.class);
  }

  @Test
  void readsAnEmptyTextAsNothing() {
    assertThat(YamlReader.readValue("", "f").plain()).isNull();
    assertThatThrownBy(() -> YamlReader.readText("", "f")).hasMessageContaining("holds nothing");
  }
}
