package org.oddity.tracking;

import static java.util.Objects.requireNonNull;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keeps a second process, or a second user in this one, from doing the same thing at once.
 *
 * <p>The operating system holds the lock on a file of its own and lets go of it when the process
 * ends, however it ends; the empty file stays. The first byte is what users exclude each other by.
 * The second only shows that somebody is at it, so that looking never stands in a user's way.
 */
public final class ExclusiveUse implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(ExclusiveUse.class);

  /**
   * What this process holds. POSIX drops a process's lock as soon as the process closes any handle
   * of that file, so a file that we hold must not be opened again, not even to look.
   */
  private static final Set<Path> HELD_BY_US = ConcurrentHashMap.newKeySet();

  private static final long USING = 0;
  private static final long SHOWING = 1;

  private final Path file;
  private final FileChannel channel;

  private ExclusiveUse(Path file, FileChannel channel) {
    this.file = file;
    this.channel = channel;
  }

  /**
   * Takes a lock if nobody holds it. On a file system without locks it is given with a warning.
   *
   * @param file the lock's own file, made with its folder where it is missing
   * @throws IOException if the file cannot be made
   */
  public static Optional<ExclusiveUse> take(Path file) throws IOException {
    requireNonNull(file, "file is null");
    Path folder = Files.createDirectories(file.toAbsolutePath().getParent()).toRealPath();
    Path real = folder.resolve(file.getFileName());
    if (!HELD_BY_US.add(real)) {
      return Optional.empty();
    }
    FileChannel channel = null;
    try {
      channel = FileChannel.open(real, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
      if (locked(channel, real)) {
        return Optional.of(new ExclusiveUse(real, channel));
      }
      release(real, channel);
      return Optional.empty();
    } catch (IOException | RuntimeException e) {
      release(real, channel);
      throw e;
    }
  }

  /** Returns whether anybody holds the lock now; a file that may only be read will do. */
  public static boolean taken(Path file) throws IOException {
    if (!Files.exists(file)) {
      return false;
    }
    Path real = file.toAbsolutePath().getParent().toRealPath().resolve(file.getFileName());
    if (!HELD_BY_US.add(real)) {
      return true;
    }
    FileChannel channel = null;
    try {
      channel = FileChannel.open(real, StandardOpenOption.READ);
      return shown(channel, real);
    } finally {
      release(real, channel);
    }
  }

  private static boolean shown(FileChannel channel, Path file) {
    try {
      return channel.tryLock(SHOWING, 1, true) == null;
    } catch (IOException e) {
      LOG.warn("{}: this file system has no locks; whether a run is at it is not known", file, e);
      return false;
    }
  }

  private static boolean locked(FileChannel channel, Path file) {
    try {
      FileLock use = channel.tryLock(USING, 1, false);
      if (use == null) {
        return false;
      }
      // Who looks at this byte holds it for an instant: that is waited for.
      FileLock sign = channel.lock(SHOWING, 1, false);
      return sign.isValid();
    } catch (IOException e) {
      LOG.warn("{}: this file system has no locks; see to it that no two runs use it", file, e);
      return true;
    }
  }

  private static void release(Path file, FileChannel channel) {
    try {
      if (channel != null) {
        channel.close();
      }
    } catch (IOException e) {
      LOG.warn("cannot close {}", file, e);
    } finally {
      HELD_BY_US.remove(file);
    }
  }

  /** Lets go of the lock. */
  @Override
  public void close() {
    if (channel.isOpen()) {
      release(file, channel);
    }
  }
}
