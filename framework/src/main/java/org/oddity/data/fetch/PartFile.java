package org.oddity.data.fetch;

import java.io.Closeable;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.security.MessageDigest;
import java.util.HexFormat;
import org.oddity.data.stored.Digests;

/** The beginning of a file, with its running check sum; locked against other processes. */
final class PartFile implements Closeable {
  private final Path path;
  private final FileChannel channel;
  private final MessageDigest digest;
  private long length;

  private PartFile(Path path, FileChannel channel, MessageDigest digest) {
    this.path = path;
    this.channel = channel;
    this.digest = digest;
  }

  static Path besides(Path target) {
    return target.resolveSibling(target.getFileName() + ".part");
  }

  /** Opens what an earlier attempt left, or a new file, and digests what is there. */
  static PartFile open(Path target, String algorithm) throws IOException {
    Path path = besides(target);
    FileChannel channel =
        FileChannel.open(
            path, StandardOpenOption.READ, StandardOpenOption.WRITE, StandardOpenOption.CREATE);
    PartFile part = new PartFile(path, channel, Digests.of(algorithm));
    try {
      part.lock();
      part.digestBeginning();
      return part;
    } catch (IOException | RuntimeException e) {
      channel.close();
      throw e;
    }
  }

  private void lock() throws IOException {
    try {
      if (channel.tryLock() != null) {
        return;
      }
    } catch (OverlappingFileLockException e) {
      // the same as a lock held by another process
    }
    throw new FetchFailedException(path + " is being written by another download; let it end");
  }

  private void digestBeginning() throws IOException {
    ByteBuffer buffer = ByteBuffer.allocate(1 << 16);
    long size = channel.size();
    while (length < size && channel.read(buffer.clear(), length) > 0) {
      length += buffer.flip().remaining();
      digest.update(buffer);
    }
  }

  long length() {
    return length;
  }

  void append(byte[] bytes, int count) throws DiskException {
    try {
      ByteBuffer buffer = ByteBuffer.wrap(bytes, 0, count);
      while (buffer.hasRemaining()) {
        channel.write(buffer, length + buffer.position());
      }
    } catch (IOException e) {
      throw new DiskException(e);
    }
    digest.update(bytes, 0, count);
    length += count;
  }

  /** Throws away what is there. */
  void restart() throws DiskException {
    try {
      channel.truncate(0);
    } catch (IOException e) {
      throw new DiskException(e);
    }
    digest.reset();
    length = 0;
  }

  /** Returns the check sum of what is there and begins a new one: call once per content. */
  String checksum() {
    return HexFormat.of().formatHex(digest.digest());
  }

  /** Gives the file its name, once it is on the disk. */
  void publish(Path target) throws DiskException {
    try {
      channel.force(true);
      channel.close();
      Files.move(path, target, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    } catch (IOException e) {
      throw new DiskException(e);
    }
  }

  @Override
  public void close() throws IOException {
    channel.close();
  }
}
