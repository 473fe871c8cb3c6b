package org.oddity.autograd;

import java.io.IOException;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.lang.reflect.RecordComponent;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Finds every function of the package that a gradient can pass. */
final class PublicFunctions {
  private PublicFunctions() {}

  /** Static methods of public classes and the methods of a variable that return variables. */
  static Set<String> all() throws IOException, URISyntaxException {
    Path classes =
        Path.of(Tape.class.getProtectionDomain().getCodeSource().getLocation().toURI())
            .resolve("org/oddity/autograd");
    try (Stream<Path> files = Files.list(classes)) {
      return files
          .map(file -> file.getFileName().toString())
          .filter(name -> name.endsWith(".class"))
          .map(name -> "org.oddity.autograd." + name.substring(0, name.length() - 6))
          .flatMap(PublicFunctions::functions)
          .collect(Collectors.toCollection(TreeSet::new));
    }
  }

  private static Stream<String> functions(String name) {
    try {
      Class<?> type = Class.forName(name);
      return Arrays.stream(type.getDeclaredMethods())
          .filter(method -> Modifier.isPublic(type.getModifiers()) && isFunction(method))
          .map(PublicFunctions::signature);
    } catch (ClassNotFoundException e) {
      throw new IllegalStateException(e);
    }
  }

  private static boolean isFunction(Method method) {
    boolean reachable =
        Modifier.isPublic(method.getModifiers())
            && (Modifier.isStatic(method.getModifiers())
                || method.getDeclaringClass() == Variable.class);
    return reachable && holdsVariable(method.getReturnType());
  }

  private static boolean holdsVariable(Class<?> type) {
    return type == Variable.class
        || (type.isRecord()
            && Arrays.stream(type.getRecordComponents())
                .map(RecordComponent::getType)
                .anyMatch(PublicFunctions::holdsVariable));
  }

  private static String signature(Method method) {
    return Arrays.stream(method.getParameterTypes())
        .map(Class::getSimpleName)
        .collect(
            Collectors.joining(
                ",",
                method.getDeclaringClass().getSimpleName() + "." + method.getName() + "(",
                ")"));
  }
}
