package org.oddity.data.stored;

import java.io.Closeable;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.oddity.core.InvalidInputException;

/**
 * The folder in which a build is at work: beside the one it becomes, and locked against other
 * builds until it has become that. What a build left that was killed or that kept it is still
 * there.
 */
public final class BuildFolder implements Closeable {
  private final Path target;
  private final Path folder;
  private final Path before;
  private final Path lockFile;
  private final FileChannel lock;
  private boolean kept;

  private BuildFolder(Path target, Path lockFile, FileChannel lock) {
    this.target = target;
    this.folder = folderOf(target);
    this.before = beside(target, ".before");
    this.lockFile = lockFile;
    this.lock = lock;
  }

  /**
   * Takes the folder, which is made if need be, after finishing what a build was killed at while it
   * published: the target may be there when this returns though it was not before.
   *
   * @throws InvalidInputException if another build is at work there
   */
  public static BuildFolder besides(Path target) throws IOException {
    Path place = target.toAbsolutePath();
    Files.createDirectories(place.getParent());
    // Beside the folder and not in it, where it could not be held while the folder is renamed.
    Path lockFile = beside(place, ".lock");
    BuildFolder folder = new BuildFolder(place, lockFile, locked(lockFile));
    try {
      folder.finishPublishing();
      folder.kept = Files.exists(folder.path());
      Files.createDirectories(folder.path());
      return folder;
    } catch (IOException | RuntimeException e) {
      folder.release();
      throw e;
    }
  }

  /** Returns the folder of a build that has not ended, or that is at work now; nothing if none. */
  public static Optional<Path> unfinished(Path target) {
    return Optional.of(folderOf(target)).filter(Files::exists);
  }

  private static Path folderOf(Path target) {
    return beside(target, ".part");
  }

  private static Path beside(Path target, String ending) {
    return target.resolveSibling(target.getFileName() + ending);
  }

  private static FileChannel locked(Path file) throws IOException {
    FileChannel lock = FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
    try {
      // Who held it may have ended and removed the file in between: that lock keeps nobody out.
      if (!isFree(lock) || !Files.exists(file)) {
        throw new InvalidInputException(
            file.toString(), "another build is at work there; let it end");
      }
      return lock;
    } catch (IOException | RuntimeException e) {
      lock.close();
      throw e;
    }
  }

  private static boolean isFree(FileChannel lock) throws IOException {
    try {
      return lock.tryLock() != null;
    } catch (OverlappingFileLockException e) {
      return false; // by this very process
    }
  }

  /**
   * Finishes what a build was killed at while it published: the old is moved away only for a new
   * folder that is whole.
   */
  private void finishPublishing() throws IOException {
    if (Files.exists(before) && !Files.exists(target)) {
      Path whole = Files.exists(folder) ? folder : before;
      Files.move(whole, target, StandardCopyOption.ATOMIC_MOVE);
    }
    deleteAll(before);
  }

  /** Returns where to build. */
  public Path path() {
    return folder;
  }

  /** Removes all that is in it, which is of no use to this build. */
  public void clear() throws IOException {
    List<Path> left;
    try (Stream<Path> all = Files.list(folder)) {
      left = all.toList();
    }
    for (Path path : left) {
      deleteAll(path);
    }
    kept = false;
  }

  /** Lets the next build go on with what is in it, should this one fail. */
  public void keep() {
    kept = true;
  }

  /** Gives the folder its name; what bore it before is gone then. */
  public void publish() throws IOException {
    keep(); // the next build finishes this, whatever it is stopped by
    if (Files.exists(target)) {
      Files.move(target, before, StandardCopyOption.ATOMIC_MOVE);
    }
    Files.move(folder, target, StandardCopyOption.ATOMIC_MOVE);
    deleteAll(before);
    release();
  }

  private static void deleteAll(Path path) throws IOException {
    if (!Files.exists(path)) {
      return;
    }
    List<Path> all;
    try (Stream<Path> below = Files.walk(path)) {
      all = below.sorted(Comparator.reverseOrder()).toList();
    }
    for (Path each : all) {
      Files.delete(each);
    }
  }

  private void release() throws IOException {
    try (lock) {
      Files.deleteIfExists(lockFile);
    }
  }

  /**
   * Clears the folder away unless it was published, is to be kept, or was there before this build
   * and not cleared by it.
   */
  @Override
  public void close() throws IOException {
    if (!lock.isOpen()) {
      return;
    }
    try {
      if (!kept) {
        deleteAll(folder);
      }
    } finally {
      release();
    }
  }
}
