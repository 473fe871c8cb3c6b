package org.oddity.report.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.oddity.core.InvalidInputException;

class ScoreFileTest {
  @TempDir private Path folder;

  @Test
  void readsEveryImage() throws IOException {
    ScoredImages images = read("index,class,anomalous,score\n7,0,0,-1.5e-3\n9,3,1,2\n");
    assertThat(images.indices()).containsExactly(7, 9);
    assertThat(images.classes()).containsExactly(0, 3);
    assertThat(images.scoresOf(true)).containsExactly(2);
    assertThat(images.drawable()).isTrue();
  }

  @Test
  void namesTheLineThatCannotBeRead() {
    assertThatThrownBy(() -> read("index,class,anomalous,score\n1,0,0,1\n2,0,0,many\n"))
        .isInstanceOf(InvalidInputException.class)
        .hasMessageContaining("scores.csv")
        .hasMessageContaining("line 3")
        .hasMessageContaining("many");
  }

  @Test
  void refusesAnotherHeaderAShortLineAndNoFile() {
    assertThatThrownBy(() -> read("score\n1\n")).hasMessageContaining("must begin with");
    assertThatThrownBy(() -> read("index,class,anomalous,score\n1,0\n"))
        .hasMessageContaining("line 2");
    assertThatThrownBy(() -> ScoreFile.read(folder.resolve("none.csv")))
        .hasMessageContaining("does not exist");
  }

  @Test
  void readsNoSplitWhereThereIsNone() {
    assertThat(SplitFile.read(folder.resolve("split.csv"))).isEmpty();
  }

  @Test
  void readsQuotedClassNames() throws IOException {
    Path file = folder.resolve("split.csv");
    Files.writeString(file, "part,class,role,images\ntest,\"a \"\"b\"\", c\",normal,7\n");
    assertThat(SplitFile.read(file))
        .containsExactly(new SplitFile.Share("test", "a \"b\", c", "normal", "7"));
  }

  private ScoredImages read(String text) throws IOException {
    return ScoreFile.read(Files.writeString(folder.resolve("scores.csv"), text));
  }
}
