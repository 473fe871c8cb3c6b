package org.oddity.cli;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine;

/** Runs commands in this process, or in one of their own, and keeps what they print. */
final class TestingCommandLine {
  /**
   * What a command did.
   *
   * @param code its exit code
   * @param out what it printed
   * @param err what it complained of
   */
  record Result(int code, String out, String err) {}

  private TestingCommandLine() {}

  static Result run(String... arguments) {
    StringWriter out = new StringWriter();
    StringWriter err = new StringWriter();
    CommandLine commandLine = Main.commandLine();
    commandLine.setOut(new PrintWriter(out, true));
    commandLine.setErr(new PrintWriter(err, true));
    int code = commandLine.execute(arguments);
    return new Result(code, out.toString(), err.toString());
  }

  /**
   * Returns a process of its own for a command, yet to be started.
   *
   * @param console the file for what it prints, on both streams
   */
  static ProcessBuilder process(Path console, String... arguments) {
    List<String> line =
        new ArrayList<>(
            List.of(
                System.getProperty("java.home") + "/bin/java",
                "-Doddity.home=" + System.getProperty("oddity.home"),
                "-cp",
                System.getProperty("java.class.path"),
                Main.class.getName()));
    line.addAll(List.of(arguments));
    return new ProcessBuilder(line).redirectErrorStream(true).redirectOutput(console.toFile());
  }
}
