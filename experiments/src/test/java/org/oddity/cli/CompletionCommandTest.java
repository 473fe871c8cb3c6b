package org.oddity.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** The script, in a real bash. */
@EnabledOnOs({OS.LINUX, OS.MAC})
class CompletionCommandTest {
  @TempDir Path folder;
  private Path script;

  @BeforeEach
  void print() throws IOException {
    script = folder.resolve("completion.bash");
    TestingCommandLine.Result result = TestingCommandLine.run("completion", "bash");
    assertThat(result.code()).isZero();
    Files.writeString(script, result.out());
  }

  private String bash(String... arguments) throws IOException, InterruptedException {
    List<String> words = new java.util.ArrayList<>(List.of("bash"));
    words.addAll(List.of(arguments));
    Process process =
        new ProcessBuilder(words).directory(folder.toFile()).redirectErrorStream(true).start();
    String out = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(process.waitFor()).as(out).isZero();
    return out;
  }

  /** What bash offers for the last of these words. */
  private List<String> completed(String... words) throws IOException, InterruptedException {
    String script =
        """
        source completion.bash
        COMP_WORDS=("$@")
        COMP_CWORD=$(($# - 1))
        _complete_oddity 2>/dev/null  # options of readline, which is not here
        printf '%s\\n' "${COMPREPLY[@]}"
        """;
    List<String> arguments = new java.util.ArrayList<>(List.of("-c", script, "completed"));
    arguments.addAll(List.of(words));
    return bash(arguments.toArray(String[]::new)).lines().map(String::strip).toList();
  }

  @Test
  void isOneThatBashTakes() throws IOException, InterruptedException {
    assertThat(bash("-n", script.toString())).isEmpty();
  }

  @Test
  void completesCommands() throws IOException, InterruptedException {
    assertThat(completed("oddity", "")).contains("run", "check", "init", "data");
    assertThat(completed("oddity", "")).doesNotContain("worker");
    assertThat(completed("oddity", "des")).containsExactly("describe");
    assertThat(completed("oddity", "data", "f")).containsExactly("fetch");
    assertThat(completed("oddity", "completion", "")).containsExactly("bash", "zsh");
  }

  @Test
  void completesOptions() throws IOException, InterruptedException {
    assertThat(completed("oddity", "run", "--re")).contains("--retry-failed", "--reuse");
  }

  @Test
  void completesFilesBesideNamesOfExperiments() throws IOException, InterruptedException {
    Files.createFile(folder.resolve("quick.yaml"));
    assertThat(completed("oddity", "check", "quick")).containsExactly("quickstart", "quick.yaml");
  }

  @Test
  void completesNames() throws IOException, InterruptedException {
    assertThat(completed("oddity", "run", "quick")).containsExactly("quickstart");
    assertThat(completed("oddity", "describe", "isol")).containsExactly("isolation-forest");
    assertThat(completed("oddity", "data", "fetch", "weights/resnet1"))
        .containsExactly("weights/resnet18");
    assertThat(completed("oddity", "init", "--dataset", "fashion"))
        .containsExactly("fashion-mnist");
    assertThat(completed("oddity", "list", "det")).containsExactly("detectors");
  }
}
