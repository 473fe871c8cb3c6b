package org.oddity.experiment.runner;

import java.io.File;
import java.lang.management.ManagementFactory;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The program that a worker process starts.
 *
 * @param mainClass the class whose {@code main} is started
 * @param arguments that make it a worker
 * @param classPath jars and folders
 * @param properties of the Java machine
 */
public record WorkerProgram(
    String mainClass,
    List<String> arguments,
    List<String> classPath,
    Map<String, String> properties) {
  private static final List<String> HANDED_ON = List.of("oddity.home", "oddity.commit");
  private static final String USER_HOME = "user.home";

  public WorkerProgram {
    arguments = List.copyOf(arguments);
    classPath = List.copyOf(classPath);
    properties = Map.copyOf(properties);
  }

  /** Returns the program that this process runs. */
  public static WorkerProgram ofThisProcess(String mainClass, List<String> arguments) {
    Map<String, String> properties = new LinkedHashMap<>();
    for (String name : HANDED_ON) {
      if (System.getProperty(name) != null) {
        properties.put(name, System.getProperty(name));
      }
    }
    if (isGiven(USER_HOME)) {
      properties.put(USER_HOME, System.getProperty(USER_HOME));
    }
    List<String> classPath =
        List.of(System.getProperty("java.class.path").split(File.pathSeparator));
    return new WorkerProgram(mainClass, arguments, classPath, properties);
  }

  /** Java always has a value, but one that it found out holds on this machine alone. */
  private static boolean isGiven(String property) {
    return ManagementFactory.getRuntimeMXBean().getInputArguments().stream()
        .anyMatch(argument -> argument.startsWith("-D" + property + "="));
  }

  /** Returns the same program from elsewhere. */
  public WorkerProgram from(List<String> otherClassPath) {
    return new WorkerProgram(mainClass, arguments, otherClassPath, properties);
  }

  /** Returns the same program with one more property. */
  public WorkerProgram with(String property, String value) {
    Map<String, String> more = new LinkedHashMap<>(properties);
    more.put(property, value);
    return new WorkerProgram(mainClass, arguments, classPath, more);
  }
}
