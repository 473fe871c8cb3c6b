package org.oddity.reliability;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.oddity.cli.Main;

/** Runs the program in processes of its own. */
final class TestingProgram {
  private final Path console;

  /**
   * Makes a program.
   *
   * @param console the file for what it prints, written anew by each process
   */
  TestingProgram(Path console) {
    this.console = console;
  }

  /** Starts a command. */
  Process start(String... arguments) throws IOException {
    return start(command(arguments), Map.of());
  }

  /** Runs a command to its end and returns its exit code. */
  int run(String... arguments) throws IOException, InterruptedException {
    return start(arguments).waitFor();
  }

  /** Runs a command by a shell: {@code "$@"} in the script stands for it. */
  int runBy(String script, String... arguments) throws IOException, InterruptedException {
    List<String> line = new ArrayList<>(List.of("sh", "-c", script, "sh"));
    line.addAll(command(arguments));
    return start(line, Map.of()).waitFor();
  }

  /** Runs a command with more environment variables. */
  int runWith(Map<String, String> environment, String... arguments)
      throws IOException, InterruptedException {
    return start(command(arguments), environment).waitFor();
  }

  /** Returns what the last process has printed so far, but for what Java says of its options. */
  String printed() throws IOException {
    return Files.readString(console)
        .lines()
        .filter(line -> !line.startsWith("Picked up JAVA_TOOL_OPTIONS"))
        .collect(Collectors.joining("\n"));
  }

  private Process start(List<String> line, Map<String, String> environment) throws IOException {
    ProcessBuilder builder = new ProcessBuilder(line).redirectErrorStream(true);
    // Processes that live for a second or two: nothing is gained by the better compiler.
    builder
        .environment()
        .put("JAVA_TOOL_OPTIONS", "-XX:TieredStopAtLevel=1 -XX:-UsePerfData -Xmx256m");
    builder.environment().putAll(environment);
    return builder.redirectOutput(console.toFile()).start();
  }

  private static List<String> command(String... arguments) {
    List<String> line =
        new ArrayList<>(
            List.of(
                System.getProperty("java.home") + "/bin/java",
                "-Doddity.home=" + System.getProperty("oddity.home"),
                "-cp",
                System.getProperty("java.class.path"),
                Main.class.getName()));
    line.addAll(Arrays.asList(arguments));
    return line;
  }
}
