package org.oddity.data.ucsd;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.oddity.core.InvalidInputException;

/**
 * A clip: a folder of frames {@code 001.tif}, {@code 002.tif}, ….
 *
 * @param frames those taken, by their numbers from 1
 * @param length how many there are, taken or not
 */
record UcsdClip(Path folder, SortedMap<Integer, Path> frames, int length) {
  private static final Pattern CLIP = Pattern.compile("(Train|Test)\\d{3}");
  private static final Pattern FRAME = Pattern.compile("(\\d{1,6})\\.(tif|tiff|png|bmp)");

  UcsdClip {
    frames = Collections.unmodifiableSortedMap(new TreeMap<>(frames));
  }

  /** Returns the clips of a part in order; what else lies there, such as masks, is left. */
  static List<UcsdClip> all(Path part, int every) {
    List<UcsdClip> clips =
        list(part).stream()
            .filter(path -> CLIP.matcher(path.getFileName().toString()).matches())
            .filter(Files::isDirectory)
            .sorted()
            .map(path -> read(path, every))
            .toList();
    if (clips.isEmpty()) {
      throw new InvalidInputException(
          part.toString(), "holds no clip such as " + part.getFileName() + "001: unpack it again");
    }
    return clips;
  }

  private static UcsdClip read(Path folder, int every) {
    SortedMap<Integer, Path> all = new TreeMap<>();
    for (Path file : list(folder)) {
      Matcher frame = FRAME.matcher(file.getFileName().toString());
      if (frame.matches()) {
        all.put(Integer.parseInt(frame.group(1)), file);
      }
    }
    if (all.isEmpty() || all.firstKey() != 1 || all.lastKey() != all.size()) {
      throw new InvalidInputException(
          folder.toString(),
          all.isEmpty()
              ? "holds no frame such as 001.tif: unpack it again"
              : "holds %d frames from %d to %d, some are missing: unpack it again"
                  .formatted(all.size(), all.firstKey(), all.lastKey()));
    }
    SortedMap<Integer, Path> taken = new TreeMap<>();
    for (int frame = 1; frame <= all.size(); frame += every) {
      taken.put(frame, all.get(frame));
    }
    return new UcsdClip(folder, taken, all.size());
  }

  private static List<Path> list(Path folder) {
    try (Stream<Path> entries = Files.list(folder)) {
      return entries.toList();
    } catch (IOException e) {
      throw new InvalidInputException(folder.toString(), "cannot be listed: " + e.getMessage());
    }
  }

  Path maskFolder() {
    return folder.resolveSibling(folder.getFileName() + "_gt");
  }

  boolean hasMasks() {
    return Files.isDirectory(maskFolder());
  }

  /** Returns the mask of a frame: the file of its name, but an image of another format. */
  Optional<Path> mask(int frame) {
    String name = frames.get(frame).getFileName().toString();
    String stem = name.substring(0, name.lastIndexOf('.'));
    return Stream.of(".bmp", ".png", ".tif")
        .map(ending -> maskFolder().resolve(stem + ending))
        .filter(Files::isRegularFile)
        .findFirst();
  }
}
