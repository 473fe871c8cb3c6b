package org.oddity.spark;

import java.io.File;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.oddity.cli.Main;
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
        new ArrayList<>(
            List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "@" + Path.of("src/main/launcher/java-options").toAbsolutePath(),
                "-Doddity.home=" + System.getProperty("oddity.home"),
                "-cp",
                withoutSpark(System.getProperty(CLASS_PATH))
                    + File.pathSeparator
                    + Path.of(System.getenv("SPARK_HOME"), "jars", "*"),
                Main.class.getName()));
    line.addAll(arguments);
    return new ProcessBuilder(line)
        .redirectErrorStream(true)
        .redirectOutput(console.toFile())
        .start();
  }

  private static String withoutSpark(String classPath) {
    return Arrays.stream(classPath.split(File.pathSeparator))
        .filter(entry -> !SPARK.matcher(entry.replace('\\', '/')).matches())
        .collect(Collectors.joining(File.pathSeparator));
  }
}
