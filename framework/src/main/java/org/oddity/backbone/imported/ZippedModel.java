package org.oddity.backbone.imported;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;

/**
 * What a DL4J file may hold. DL4J unpacks all of it into memory, and reads one entry as a Java
 * object, which in a file of somebody else's may be a program.
 */
final class ZippedModel {
  private static final String JAVA_OBJECT = "preprocessor.bin";
  private static final int BUFFER = 1 << 16;

  /** Of Java's heap: DL4J holds the packed weights and those it makes of them. */
  private static final int SHARE = 3;

  private ZippedModel() {}

  /**
   * Looks through a file as DL4J will, entry after entry.
   *
   * @throws IOException saying what it may not hold, or that it is no such file
   */
  static void requireHarmless(Path file) throws IOException {
    long most = Runtime.getRuntime().maxMemory() / SHARE;
    long unpacked = 0;
    byte[] buffer = new byte[BUFFER];
    try (InputStream in = new BufferedInputStream(Files.newInputStream(file), BUFFER);
        ZipInputStream zip = new ZipInputStream(in)) {
      for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
        if (entry.getName().equals(JAVA_OBJECT)) {
          throw new IOException(
              "it holds "
                  + JAVA_OBJECT
                  + ", a Java object, which is not read: save it without one");
        }
        for (int read = zip.read(buffer); read >= 0; read = zip.read(buffer)) {
          unpacked += read;
          if (unpacked > most) {
            throw new IOException(
                "it unpacks to more than " + (most >> 20) + " MiB, a third of Java's memory");
          }
        }
      }
    }
  }
}
