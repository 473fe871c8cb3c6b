package org.oddity.spark;

import java.io.File;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.Arrays;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.oddity.cli.Main;
import picocli.CommandLine;

/** Runs commands in this process, on the class path that the launcher gives: Spark lies apart. */
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

  private static String withoutSpark(String classPath) {
    return Arrays.stream(classPath.split(File.pathSeparator))
        .filter(entry -> !SPARK.matcher(entry.replace('\\', '/')).matches())
        .collect(Collectors.joining(File.pathSeparator));
  }
}
