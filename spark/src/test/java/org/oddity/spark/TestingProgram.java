package org.oddity.spark;

import java.io.File;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.oddity.cli.Main;
import org.oddity.tracking.CellRecord;
import org.oddity.tracking.RunFolder;
import picocli.CommandLine;

/** Runs commands on the class path that the launcher gives: Spark lies apart. */
final class TestingProgram {
  private static final String CLASS_PATH = "java.class.path";
  private static final Pattern SPARK =
      Pattern.compile(
          ".*/(org/apache/(spark|hadoop|zookeeper|curator)|org/scala-lang|io/netty)/.*");

  /**
   * What a command did.
   *
   * @param code its exit code
   * @param out what it printed
   * @param err what it complained of
   */
  record Result(int code, String out, String err) {}

  private TestingProgram() {}

  /** Runs a command in this process. */
  static Result run(String... arguments) {
    String whole = System.getProperty(CLASS_PATH);
    System.setProperty(CLASS_PATH, withoutSpark(whole));
    try {
      StringWriter out = new StringWriter();
      StringWriter err = new StringWriter();
      CommandLine commandLine = Main.commandLine();
      commandLine.setOut(new PrintWriter(out, true));
      commandLine.setErr(new PrintWriter(err, true));
      int code = commandLine.execute(arguments);
      return new Result(code, out.toString(), err.toString());
    } finally {
      System.setProperty(CLASS_PATH, whole);
    }
  }

  /**
   * Starts a command in a process of its own.
   *
   * @param console the file for what it prints
   */
  static Process start(Path console, List<String> arguments) throws IOException {
    List<String> line =
        java(withoutSpark(System.getProperty(CLASS_PATH)) + File.pathSeparator + sparkJars());
    line.add("-Doddity.home=" + System.getProperty("oddity.home"));
    line.add(Main.class.getName());
    line.addAll(arguments);
    return new ProcessBuilder(line)
        .redirectErrorStream(true)
        .redirectOutput(console.toFile())
        .start();
  }

  /** Returns the beginning of a command: Java as the launcher starts it, on a class path. */
  static List<String> java(String classPath) {
    return new ArrayList<>(
        List.of(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-XX:+UseSerialGC",
            "-XX:TieredStopAtLevel=1",
            "@" + Path.of("src/main/launcher/java-options").toAbsolutePath(),
            "-cp",
            classPath));
  }

  /** Returns the jars of Spark as a class path. */
  static String sparkJars() {
    return Path.of(System.getenv("SPARK_HOME"), "jars", "*").toString();
  }

  /** Returns the scores of each cell of a run, by its title. */
  static Map<String, String> scores(RunFolder run) throws IOException {
    Map<String, String> scores = new TreeMap<>();
    for (CellRecord cell : run.read().cells()) {
      scores.put(cell.title(), Files.readString(run.scores(cell)));
    }
    return scores;
  }

  private static String withoutSpark(String classPath) {
    return Arrays.stream(classPath.split(File.pathSeparator))
        .filter(entry -> !SPARK.matcher(entry.replace('\\', '/')).matches())
        .collect(Collectors.joining(File.pathSeparator));
  }
}
