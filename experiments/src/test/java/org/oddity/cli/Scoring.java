package org.oddity.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

/**
 * {@code oddity score} with a folder for what it writes.
 *
 * @param folder in which {@code out} is made
 */
record Scoring(Path folder) {
  TestingCommandLine.Result score(Object... arguments) {
    String[] line =
        Stream.concat(
                Stream.concat(Stream.of("score"), Arrays.stream(arguments).map(Object::toString)),
                Stream.of("--out", out().toString()))
            .toArray(String[]::new);
    return TestingCommandLine.run(line);
  }

  Path out() {
    return folder.resolve("out");
  }

  List<String> rows() throws IOException {
    List<String> lines = Files.readAllLines(out().resolve("scores.csv"));
    assertThat(lines.get(0)).isEqualTo("file,score,percentile,threshold,label");
    return lines.subList(1, lines.size());
  }

  List<String> column(int index) throws IOException {
    return rows().stream().map(row -> row.split(",", -1)[index]).toList();
  }

  void assertNothingWritten() throws IOException {
    assertThat(out()).doesNotExist();
    try (Stream<Path> files = Files.list(folder)) {
      assertThat(files.map(Path::toString)).noneMatch(name -> name.endsWith(".part"));
    }
  }
}
