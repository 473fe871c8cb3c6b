package org.oddity.data.archive;

import java.io.BufferedInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipException;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.oddity.core.InvalidInputException;

/**
 * Unpacks {@code .tar.gz} files. Only folders and regular files are made, never outside the target
 * and never more than allowed.
 */
public final class TarArchives {
  private static final int BUFFER = 1 << 16;

  private TarArchives() {}

  /**
   * Unpacks an archive into a folder that exists.
   *
   * @param most bytes and entries that may come out, against archives made to fill the disk
   * @throws InvalidInputException if the archive is damaged, or holds what it may not
   * @throws IOException if the target cannot be written
   */
  public static void unpack(Path archive, Path target, Limits most) throws IOException {
    try (InputStream file = new BufferedInputStream(Files.newInputStream(archive), BUFFER);
        InputStream plain = new GZIPInputStream(file, BUFFER);
        TarArchiveInputStream tar = new TarArchiveInputStream(plain)) {
      unpack(tar, archive, target, most);
    } catch (DamagedArchiveException | EOFException | ZipException e) {
      throw new InvalidInputException(
          archive.toString(),
          "is damaged or truncated (" + e.getMessage() + "): delete it and fetch it again");
    }
  }

  private static void unpack(TarArchiveInputStream tar, Path archive, Path target, Limits most)
      throws IOException {
    long bytes = 0;
    int entries = 0;
    for (TarArchiveEntry entry = next(tar); entry != null; entry = next(tar)) {
      Path place = place(entry, archive, target);
      if (++entries > most.entries()) {
        throw refuse(archive, "holds more than " + most.entries() + " entries");
      }
      makeFolder(entry.isDirectory() ? place : place.getParent(), archive);
      if (!entry.isDirectory()) {
        if (Files.isDirectory(place)) {
          throw refuse(archive, "holds '" + entry.getName() + "' as a file and as a folder");
        }
        bytes += copy(tar, place, most.bytes() - bytes, archive, most);
      }
    }
    if (entries == 0) {
      throw refuse(archive, "holds nothing");
    }
  }

  private static void makeFolder(Path folder, Path archive) throws IOException {
    try {
      Files.createDirectories(folder);
    } catch (FileAlreadyExistsException e) {
      throw refuse(archive, "holds '" + folder.getFileName() + "' as a file and as a folder");
    }
  }

  /** A header that makes no sense is the archive's fault, not the disk's. */
  private static TarArchiveEntry next(TarArchiveInputStream tar) throws IOException {
    try {
      return tar.getNextEntry();
    } catch (IOException | IllegalArgumentException e) {
      throw new DamagedArchiveException(e);
    }
  }

  private static Path place(TarArchiveEntry entry, Path archive, Path target) {
    if (entry.getName().indexOf('\0') >= 0) {
      throw refuse(archive, "holds a name with a zero byte");
    }
    Path place = target.resolve(entry.getName()).normalize();
    if (!place.startsWith(target.normalize())) {
      throw refuse(archive, "holds '" + entry.getName() + "', which lies outside its folder");
    }
    if (!entry.isDirectory() && !isRegularFile(entry)) {
      throw refuse(archive, "holds '" + entry.getName() + "', neither a file nor a folder");
    }
    return place;
  }

  private static boolean isRegularFile(TarArchiveEntry entry) {
    boolean link = entry.isSymbolicLink() || entry.isLink();
    boolean device = entry.isFIFO() || entry.isCharacterDevice() || entry.isBlockDevice();
    return entry.isFile() && !link && !device;
  }

  private static long copy(InputStream in, Path place, long allowed, Path archive, Limits most)
      throws IOException {
    byte[] buffer = new byte[BUFFER];
    long copied = 0;
    try (OutputStream out = Files.newOutputStream(place)) {
      for (int read = read(in, buffer); read >= 0; read = read(in, buffer)) {
        copied += read;
        if (copied > allowed) {
          throw refuse(archive, "unpacks to more than " + most.bytes() + " bytes");
        }
        out.write(buffer, 0, read);
      }
    }
    return copied;
  }

  private static int read(InputStream in, byte[] buffer) throws DamagedArchiveException {
    try {
      return in.read(buffer);
    } catch (IOException e) {
      throw new DamagedArchiveException(e);
    }
  }

  private static InvalidInputException refuse(Path archive, String why) {
    return new InvalidInputException(
        archive.toString(), why + ": not the publisher's archive; delete it and fetch it again");
  }

  /**
   * What may come out of an archive.
   *
   * @param bytes of all files together
   * @param entries files and folders
   */
  public record Limits(long bytes, int entries) {}
}
