package org.oddity.data.coco;

import java.io.Closeable;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.oddity.data.Part;
import org.oddity.data.coco.CropManifest.StoredFile;
import org.oddity.data.stored.Digests;

/** The files of crops while they are written, each crop to its own place. */
final class CropStore implements Closeable {
  private final Path folder;
  private final Map<String, FileChannel> channels = new HashMap<>();

  private final int side;

  /**
   * Makes files, or goes on with those that are there.
   *
   * @param side rows and columns of a crop
   */
  CropStore(Path folder, int side) throws IOException {
    this.folder = folder;
    this.side = side;
    for (Part part : Part.values()) {
      for (Crops crops : Crops.values()) {
        String name = crops.file(part);
        channels.put(
            name,
            FileChannel.open(
                folder.resolve(name),
                StandardOpenOption.CREATE,
                StandardOpenOption.READ,
                StandardOpenOption.WRITE));
      }
    }
  }

  /** Writes one crop to its place in its part. */
  void write(Part part, int index, Cut cut) {
    for (Crops crops : Crops.values()) {
      byte[] image = cut.of(crops);
      ByteBuffer bytes = ByteBuffer.wrap(image);
      long place = (long) index * image.length;
      try {
        while (bytes.hasRemaining()) {
          channels.get(crops.file(part)).write(bytes, place + bytes.position());
        }
      } catch (IOException e) {
        throw new UncheckedIOException("cannot write " + folder.resolve(crops.file(part)), e);
      }
    }
  }

  /** Returns the digest of a crop as it stands there, see {@link Cut#sha256}. */
  String sha256(Part part, int index) throws IOException {
    List<byte[]> images = new ArrayList<>();
    for (Crops crops : Crops.values()) {
      byte[] image = new byte[crops.imageSize(side)];
      ByteBuffer bytes = ByteBuffer.wrap(image);
      long place = (long) index * image.length;
      int read = 0;
      while (bytes.hasRemaining() && read >= 0) { // what is not there counts as zeros
        read = channels.get(crops.file(part)).read(bytes, place + bytes.position());
      }
      images.add(image);
    }
    return Cut.sha256(images.toArray(byte[][]::new));
  }

  /** Brings all that was written to the disk. */
  void force() throws IOException {
    for (FileChannel channel : channels.values()) {
      channel.force(false);
    }
  }

  /** Ends the writing and returns what the files hold. */
  List<StoredFile> finish() throws IOException {
    List<StoredFile> files = new ArrayList<>();
    for (Part part : Part.values()) {
      for (Crops crops : Crops.values()) {
        channels.get(crops.file(part)).force(true);
        files.add(stored(folder, crops.file(part)));
      }
    }
    return files;
  }

  static StoredFile stored(Path folder, String name) throws IOException {
    Path file = folder.resolve(name);
    return new StoredFile(name, Files.size(file), Digests.ofFile("SHA-256", file));
  }

  @Override
  public void close() throws IOException {
    for (FileChannel channel : channels.values()) {
      channel.close();
    }
  }
}
