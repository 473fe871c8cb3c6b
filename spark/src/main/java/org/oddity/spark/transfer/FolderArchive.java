package org.oddity.spark.transfer;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import java.util.zip.ZipOutputStream;
import org.oddity.tracking.AtomicFiles;

/** The files of a folder as bytes. Hidden files are left out: locks, and what is half written. */
public final class FolderArchive {
  private FolderArchive() {}

  /** Returns the files of a folder and of those in it. */
  public static byte[] pack(Path folder) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ZipOutputStream zip = new ZipOutputStream(bytes);
        Stream<Path> files = Files.walk(folder)) {
      for (Path file : files.filter(FolderArchive::isKept).sorted().toList()) {
        zip.putNextEntry(new ZipEntry(folder.relativize(file).toString().replace('\\', '/')));
        Files.copy(file, zip);
      }
    } catch (IOException e) {
      throw new UncheckedIOException("cannot pack " + folder + ": " + e, e);
    }
    return bytes.toByteArray();
  }

  private static boolean isKept(Path file) {
    return Files.isRegularFile(file) && !file.getFileName().toString().startsWith(".");
  }

  /**
   * Writes what was packed, each file whole or not at all.
   *
   * @throws UncheckedIOException if a file cannot be written, or would lie outside the folder
   */
  public static void unpack(byte[] archive, Path folder) {
    try (ZipInputStream zip = new ZipInputStream(new ByteArrayInputStream(archive))) {
      for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
        AtomicFiles.write(place(entry, folder), zip.readAllBytes());
      }
    } catch (IOException e) {
      throw new UncheckedIOException("cannot unpack into " + folder + ": " + e.getMessage(), e);
    }
  }

  private static Path place(ZipEntry entry, Path folder) throws IOException {
    Path root = folder.normalize();
    Path place = root.resolve(entry.getName()).normalize();
    if (!place.startsWith(root) || place.equals(root)) {
      throw new IOException("the archive holds '" + entry.getName() + "', outside its folder");
    }
    return place;
  }
}
