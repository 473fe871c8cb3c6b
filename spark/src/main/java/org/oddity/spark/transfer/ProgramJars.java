package org.oddity.spark.transfer;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/** The program as jars that can be sent to other machines. */
public final class ProgramJars {
  private ProgramJars() {}

  /**
   * Returns the jars of a class path in its order; folders of classes are packed. What is not there
   * is passed over, as Java does.
   *
   * @param scratch a folder for what is packed
   */
  public static List<Path> of(List<String> classPath, Path scratch) {
    List<Path> jars = new ArrayList<>();
    for (String entry : classPath) {
      Path path = Path.of(entry);
      if (Files.isDirectory(path)) {
        jars.add(packed(path, scratch.resolve("classes-" + jars.size() + ".jar")));
      } else if (Files.isRegularFile(path)) {
        jars.add(path);
      }
    }
    return jars;
  }

  private static Path packed(Path folder, Path jar) {
    try (OutputStream file = Files.newOutputStream(jar);
        ZipOutputStream zip = new ZipOutputStream(file);
        Stream<Path> files = Files.walk(folder)) {
      for (Path each : files.filter(Files::isRegularFile).sorted().toList()) {
        zip.putNextEntry(new ZipEntry(folder.relativize(each).toString().replace('\\', '/')));
        Files.copy(each, zip);
      }
      return jar;
    } catch (IOException e) {
      throw new UncheckedIOException("cannot pack " + folder + ": " + e, e);
    }
  }
}
