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
import java.util.stream.Stream;
import org.oddity.core.InvalidInputException;

/**
 * The folder in which a build is at work: beside the one it becomes, and locked against other
 * builds. What a killed build left is still there.
 */
public final class BuildFolder implements Closeable {
  private static final String LOCK = "lock";

  private final Path target;
  private final Path folder;
  private final FileChannel lock;

  private BuildFolder(Path target, Path folder, FileChannel lock) {
    this.target = target;
    this.folder = folder;
    this.lock = lock;
  }

  /**
   * Takes the folder, which is made if need be.
   *
   * @throws InvalidInputException if another build is at work there
   */
  public static BuildFolder besides(Path target) throws IOException {
    Path folder = target.resolveSibling(target.getFileName() + ".part");
    Files.createDirectories(folder);
    FileChannel lock =
        FileChannel.open(folder.resolve(LOCK), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
    try {
      if (!isFree(lock)) {
        throw new InvalidInputException(
            folder.toString(), "another build is at work there; let it end");
      }
      return new BuildFolder(target, folder, lock);
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

  /** Returns where to build. */
  public Path path() {
    return folder;
  }

  /** Removes all that is in it. */
  public void clear() throws IOException {
    List<Path> left;
    try (Stream<Path> all = Files.list(folder)) {
      left = all.filter(each -> !each.endsWith(LOCK)).toList();
    }
    for (Path path : left) {
      deleteAll(path);
    }
  }

  /** Gives the folder its name; what bore it before is gone then. */
  public void publish() throws IOException {
    lock.close();
    Files.delete(folder.resolve(LOCK));
    Path before = target.resolveSibling(target.getFileName() + ".before");
    deleteAll(before);
    if (Files.exists(target)) {
      Files.move(target, before, StandardCopyOption.ATOMIC_MOVE);
    }
    Files.move(folder, target, StandardCopyOption.ATOMIC_MOVE);
    deleteAll(before);
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

  /** Clears the folder away unless it was published. */
  @Override
  public void close() throws IOException {
    if (lock.isOpen()) {
      lock.close();
      deleteAll(folder);
    }
  }
}
