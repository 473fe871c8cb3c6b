package org.oddity.data.coco;

import java.io.Closeable;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.oddity.data.Part;
import org.oddity.data.coco.CropManifest.StoredFile;
import org.oddity.data.stored.Digests;

/**
 * Which crops a build has written, a line each, so that another can go on after it was killed or
 * has failed. The first line tells what is built, of what and by which Java, whose JPEG decoder has
 * a part in it; what a build of something else left is of no use.
 */
final class CropJournal implements Closeable {
  private static final String FILE = "journal";
  private static final Pattern LINE =
      Pattern.compile("(train|test) (\\d{1,9}) ([0-9a-f]{64}) ([0-9a-f]{64})");

  private final Path file;
  private final FileChannel channel;
  private final Map<String, Written> written = new HashMap<>();

  /**
   * One crop that was written.
   *
   * @param photographSha256 of the file it was cut from, in hexadecimal
   * @param sha256 of its bytes
   */
  record Written(String photographSha256, String sha256) {}

  private CropJournal(Path file) throws IOException {
    this.file = file;
    this.channel =
        FileChannel.open(
            file, StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE);
  }

  /** Returns what a build is told by: equal for builds that come to the same bytes. */
  static String key(CropRecipe recipe, List<StoredFile> sources, Selection selection) {
    StringBuilder text = new StringBuilder();
    text.append(CropManifest.FORMAT).append(recipe).append(sources);
    text.append(System.getProperty("java.vm.version"));
    for (List<Candidate> part : List.of(selection.train(), selection.test())) {
      text.append('\n');
      part.forEach(each -> text.append(each.source()).append(each.object().id()).append(' '));
    }
    byte[] digest = Digests.sha256().digest(text.toString().getBytes(StandardCharsets.UTF_8));
    return HexFormat.of().formatHex(digest);
  }

  /** Returns whether a folder holds the journal of a build with this key. */
  static boolean isIn(Path folder, String key) throws IOException {
    Path file = folder.resolve(FILE);
    return Files.exists(file) && wholeLines(file).startsWith(key + "\n");
  }

  /** Opens the journal of a build with this key, or begins it in an empty folder. */
  static CropJournal open(Path folder, String key) throws IOException {
    boolean goesOn = isIn(folder, key);
    CropJournal journal = new CropJournal(folder.resolve(FILE));
    if (goesOn) {
      journal.read();
    } else {
      journal.append(key + "\n");
    }
    return journal;
  }

  /** Reads up to the last whole line; what stands behind it will be written over. */
  private void read() throws IOException {
    String text = wholeLines(file);
    text.lines()
        .forEach(
            line -> {
              Matcher crop = LINE.matcher(line);
              if (crop.matches()) {
                written.put(
                    crop.group(1) + " " + crop.group(2), new Written(crop.group(3), crop.group(4)));
              }
            });
    channel.truncate(text.getBytes(StandardCharsets.US_ASCII).length);
    channel.position(channel.size());
  }

  private static String wholeLines(Path file) throws IOException {
    String text = Files.readString(file, StandardCharsets.ISO_8859_1);
    return text.substring(0, text.lastIndexOf('\n') + 1);
  }

  /** Returns what the journal says of a crop. */
  Optional<Written> written(Part part, int index) {
    return Optional.ofNullable(written.get(name(part, index)));
  }

  /** Returns the line of a crop whose bytes are on the disk. */
  static String line(Part part, int index, Cut cut) {
    return name(part, index) + " " + cut.photographSha256() + " " + cut.sha256() + "\n";
  }

  private static String name(Part part, int index) {
    return part.name().toLowerCase(Locale.ROOT) + " " + index;
  }

  /** Writes lines, which are on the disk when it returns. */
  void append(String lines) throws IOException {
    ByteBuffer bytes = ByteBuffer.wrap(lines.getBytes(StandardCharsets.US_ASCII));
    while (bytes.hasRemaining()) {
      channel.write(bytes);
    }
    channel.force(false);
  }

  /** Takes the journal, if any, out of a folder that is published. */
  static void remove(Path folder) throws IOException {
    Files.deleteIfExists(folder.resolve(FILE));
  }

  @Override
  public void close() throws IOException {
    channel.close();
  }
}
