package org.oddity.data.cifar;

import java.io.EOFException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.List;
import org.oddity.core.InvalidInputException;
import org.oddity.data.stored.PixelSource;

/**
 * Records of one label and 3,072 bytes, the red, the green and the blue plane of an image; files
 * are read as one row of records. Pixels stay on the disk, where the system's cache keeps them.
 */
final class CifarRecords implements PixelSource {
  static final int SIDE = 32;
  static final int CHANNELS = 3;
  private static final int PLANE = SIDE * SIDE;
  private static final int RECORD = 1 + CHANNELS * PLANE;
  private static final int RECORDS_AT_ONCE = 256;

  private final List<Path> files;
  private final int[] starts;

  /** Checks the lengths of the files; reads nothing yet. */
  CifarRecords(List<Path> files) {
    this.files = List.copyOf(files);
    this.starts = new int[files.size() + 1];
    for (int i = 0; i < files.size(); i++) {
      starts[i + 1] = Math.addExact(starts[i], recordsIn(files.get(i)));
    }
  }

  private static int recordsIn(Path file) {
    try {
      long length = Files.size(file);
      if (length == 0 || length % RECORD != 0 || length / RECORD > 1_000_000) {
        throw new InvalidInputException(
            file.toString(),
            "has "
                + length
                + " bytes, not a whole number of records of "
                + RECORD
                + ": it is truncated or of another kind; unpack or fetch it again");
      }
      return (int) (length / RECORD);
    } catch (IOException e) {
      throw unreadable(file, e);
    }
  }

  @Override
  public int count() {
    return starts[files.size()];
  }

  /** Reads the label of every record. */
  int[] labels(int classes) {
    int[] labels = new int[count()];
    forEachBlock(
        (file, first, block) -> {
          for (int i = 0; i < block.limit() / RECORD; i++) {
            int label = block.get(i * RECORD) & 0xff;
            if (label >= classes) {
              throw new InvalidInputException(
                  files.get(file).toString(),
                  "record "
                      + (first + i - starts[file])
                      + " has label "
                      + label
                      + ", allowed is 0 to "
                      + (classes - 1)
                      + ": the file is damaged; unpack or fetch it again");
            }
            labels[first + i] = label;
          }
        });
    return labels;
  }

  @Override
  public void digest(MessageDigest digest) {
    forEachBlock((file, first, block) -> digest.update(block));
  }

  @Override
  public void read(int[] indices, float[] target) {
    List<FileChannel> channels = new ArrayList<>();
    try {
      for (Path file : files) {
        channels.add(FileChannel.open(file));
      }
      ByteBuffer block = ByteBuffer.allocate(RECORD);
      for (int i = 0; i < indices.length; i++) {
        int file = fileOf(indices[i]);
        fill(channels.get(file), block, (long) (indices[i] - starts[file]) * RECORD, file);
        interleave(block.array(), target, i * CHANNELS * PLANE);
      }
    } catch (IOException e) {
      throw unreadable(files.get(0).toAbsolutePath().getParent(), e);
    } finally {
      channels.forEach(CifarRecords::close);
    }
  }

  /** Planes to {@code [height, width, channels]}. */
  private static void interleave(byte[] block, float[] target, int offset) {
    for (int pixel = 0; pixel < PLANE; pixel++) {
      for (int channel = 0; channel < CHANNELS; channel++) {
        int value = block[1 + channel * PLANE + pixel] & 0xff;
        target[offset + pixel * CHANNELS + channel] = value / 255f;
      }
    }
  }

  private int fileOf(int index) {
    int file = 0;
    while (index >= starts[file + 1]) {
      file++;
    }
    return file;
  }

  private void forEachBlock(BlockReader reader) {
    ByteBuffer block = ByteBuffer.allocate(RECORDS_AT_ONCE * RECORD);
    for (int file = 0; file < files.size(); file++) {
      try (FileChannel channel = FileChannel.open(files.get(file))) {
        for (int first = starts[file]; first < starts[file + 1]; first += RECORDS_AT_ONCE) {
          int records = Math.min(RECORDS_AT_ONCE, starts[file + 1] - first);
          block.clear().limit(records * RECORD);
          fill(channel, block, (long) (first - starts[file]) * RECORD, file);
          reader.accept(file, first, block.flip());
        }
      } catch (IOException e) {
        throw unreadable(files.get(file), e);
      }
    }
  }

  private void fill(FileChannel channel, ByteBuffer block, long position, int file)
      throws IOException {
    block.rewind();
    long at = position;
    while (block.hasRemaining()) {
      int read = channel.read(block, at);
      if (read < 0) {
        throw new EOFException(files.get(file) + " became shorter while it was read");
      }
      at += read;
    }
  }

  private static void close(FileChannel channel) {
    try {
      channel.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static InvalidInputException unreadable(Path file, IOException e) {
    return new InvalidInputException(file.toString(), "cannot be read: " + e.getMessage());
  }

  @FunctionalInterface
  private interface BlockReader {
    void accept(int file, int first, ByteBuffer block);
  }
}
