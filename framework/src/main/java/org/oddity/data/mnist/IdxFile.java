package org.oddity.data.mnist;

import java.io.BufferedInputStream;
import java.io.DataInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipException;
import org.oddity.core.InvalidInputException;

/**
 * A file of unsigned bytes in the idx format: a magic number, one 32-bit length per dimension, then
 * the values. Gzipped or not, told by its first bytes. Only the header is read when it is opened.
 */
final class IdxFile {
  private static final int MAGIC_LABELS = 0x0801;
  private static final int MAGIC_IMAGES = 0x0803;
  private static final long MOST_BYTES = 1L << 30;
  private static final int BUFFER = 1 << 16;

  private final Path file;
  private final int header;
  private final int count;
  private final int itemBytes;

  private IdxFile(Path file, int header, int count, int itemBytes) {
    this.file = file;
    this.header = header;
    this.count = count;
    this.itemBytes = itemBytes;
  }

  /** Opens a file of labels. */
  static IdxFile labels(Path file) {
    return open(file, MAGIC_LABELS, new int[0]);
  }

  /** Opens a file of images of one size. */
  static IdxFile images(Path file, int height, int width) {
    return open(file, MAGIC_IMAGES, new int[] {height, width});
  }

  int count() {
    return count;
  }

  /** Reads all values; the memory grows with what the file truly holds, not with its header. */
  byte[] read() {
    int expected = count * itemBytes;
    try (InputStream in = stream(file)) {
      in.skipNBytes(header);
      byte[] values = in.readNBytes(expected);
      if (values.length < expected) {
        throw truncated(file, values.length + " of " + expected + " values are there");
      }
      if (in.read() >= 0) {
        throw damaged(file, "goes on after its " + count + " entries");
      }
      return values;
    } catch (EOFException | ZipException e) {
      throw truncated(file, "unpacking ended with: " + e.getMessage());
    } catch (IOException e) {
      throw new InvalidInputException(file.toString(), "cannot be read: " + e.getMessage());
    }
  }

  private static IdxFile open(Path file, int magic, int[] itemShape) {
    try (DataInputStream in = new DataInputStream(stream(file))) {
      int read = in.readInt();
      if (read != magic) {
        throw damaged(
            file,
            String.format("starts with 0x%08x, an idx file of this kind with 0x%08x", read, magic));
      }
      int count = in.readInt();
      int itemBytes = 1;
      for (int wanted : itemShape) {
        int length = in.readInt();
        if (length != wanted) {
          throw damaged(file, "says a side of " + length + " pixels, expected is " + wanted);
        }
        itemBytes *= wanted;
      }
      if (count < 1 || (long) count * itemBytes > MOST_BYTES) {
        throw damaged(file, "says it holds " + count + " entries");
      }
      IdxFile opened = new IdxFile(file, 8 + 4 * itemShape.length, count, itemBytes);
      opened.checkPlainLength();
      return opened;
    } catch (EOFException | ZipException e) {
      throw truncated(file, "there is not even a whole header");
    } catch (IOException e) {
      throw new InvalidInputException(file.toString(), "cannot be read: " + e.getMessage());
    }
  }

  private void checkPlainLength() throws IOException {
    long expected = header + (long) count * itemBytes;
    long length = Files.size(file);
    if (!isGzip(file) && length != expected) {
      throw truncated(file, "it has " + length + " bytes, its header asks for " + expected);
    }
  }

  private static InputStream stream(Path file) throws IOException {
    InputStream plain = new BufferedInputStream(Files.newInputStream(file), BUFFER);
    if (!isGzip(file)) {
      return plain;
    }
    try {
      return new BufferedInputStream(new GZIPInputStream(plain, BUFFER), BUFFER);
    } catch (IOException e) {
      plain.close();
      throw e;
    }
  }

  private static boolean isGzip(Path file) throws IOException {
    try (InputStream in = Files.newInputStream(file)) {
      return in.read() == 0x1f && in.read() == 0x8b;
    }
  }

  private static InvalidInputException truncated(Path file, String detail) {
    return new InvalidInputException(
        file.toString(), "is truncated or has a wrong length: " + detail + "; fetch it again");
  }

  private static InvalidInputException damaged(Path file, String detail) {
    return new InvalidInputException(
        file.toString(), "is damaged or of another kind: it " + detail + "; fetch it again");
  }
}
