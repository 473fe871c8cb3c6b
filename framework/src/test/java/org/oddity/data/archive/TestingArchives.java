package org.oddity.data.archive;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.Map;
import java.util.stream.Stream;
import java.util.zip.GZIPOutputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveOutputStream;
import org.apache.commons.compress.archivers.tar.TarConstants;

/** Writes archives, honest and not. */
public final class TestingArchives {
  private TestingArchives() {}

  /** Writes files under their names, whatever these are. */
  public static void tarGz(Path archive, Map<String, byte[]> files) throws IOException {
    Files.createDirectories(archive.getParent());
    try (TarArchiveOutputStream tar = open(archive)) {
      for (Map.Entry<String, byte[]> file : files.entrySet()) {
        TarArchiveEntry entry = new TarArchiveEntry(file.getKey(), true);
        entry.setSize(file.getValue().length);
        tar.putArchiveEntry(entry);
        tar.write(file.getValue());
        tar.closeArchiveEntry();
      }
    }
  }

  /** Writes an archive of one symbolic link. */
  public static void tarGzOfLink(Path archive, String name, String target) throws IOException {
    try (TarArchiveOutputStream tar = open(archive)) {
      TarArchiveEntry entry = new TarArchiveEntry(name, TarConstants.LF_SYMLINK);
      entry.setLinkName(target);
      tar.putArchiveEntry(entry);
      tar.closeArchiveEntry();
    }
  }

  /** Zips the files of a folder under a prefix. */
  public static void zip(Path archive, Path folder, String prefix) throws IOException {
    Files.createDirectories(archive.getParent());
    try (ZipOutputStream zip = new ZipOutputStream(Files.newOutputStream(archive));
        Stream<Path> files = Files.list(folder)) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        zip.putNextEntry(new ZipEntry(prefix + file.getFileName()));
        zip.write(Files.readAllBytes(file));
        zip.closeEntry();
      }
    }
  }

  private static TarArchiveOutputStream open(Path archive) throws IOException {
    return new TarArchiveOutputStream(new GZIPOutputStream(Files.newOutputStream(archive)));
  }
}
