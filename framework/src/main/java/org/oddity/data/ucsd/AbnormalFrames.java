package org.oddity.data.ucsd;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.oddity.config.Problems;
import org.oddity.core.InvalidInputException;
import org.oddity.core.Place;

/**
 * The publisher's list of abnormal frames, a Matlab script with a line for each test clip: {@code
 * TestVideoFile{end+1}.gt_frame = [5:90, 140:200];}. It is read, not run.
 */
final class AbnormalFrames {
  private static final Pattern LINE =
      Pattern.compile("\\s*TestVideoFile\\{[^}]*\\}\\.gt_frame\\s*=\\s*\\[([^\\]]*)\\].*");
  private static final Pattern RANGE = Pattern.compile("(\\d{1,6})(?:\\s*:\\s*(\\d{1,6}))?");
  private static final long LONGEST = 1 << 20;

  private final Path file;
  private final List<List<Range>> clips;

  private AbnormalFrames(Path file, List<List<Range>> clips) {
    this.file = file;
    this.clips = List.copyOf(clips);
  }

  /** Both ends are abnormal; the first frame is 1. */
  private record Range(int line, int first, int last) {}

  /**
   * Reads the list.
   *
   * @throws InvalidInputException if it cannot be read or says what is no list of frames; all lines
   *     at once
   */
  static AbnormalFrames read(Path file) {
    List<String> lines = lines(file);
    Problems problems = new Problems();
    List<List<Range>> clips = new ArrayList<>();
    for (int i = 0; i < lines.size(); i++) {
      Matcher line = LINE.matcher(lines.get(i));
      if (line.matches()) {
        clips.add(ranges(line.group(1), new Place(file.toString(), i + 1, 1), problems));
      }
    }
    if (clips.isEmpty()) {
      problems.add(
          Place.of(file.toString()),
          "",
          "says of no clip which frames are abnormal ('TestVideoFile{end+1}.gt_frame = [5:90];')");
    }
    problems.throwIfAny();
    return new AbnormalFrames(file, clips);
  }

  private static List<String> lines(Path file) {
    try {
      if (Files.size(file) > LONGEST) {
        throw new InvalidInputException(
            file.toString(), "is longer than a list of frames can be: unpack it again");
      }
      String text = new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1);
      return text.lines().toList();
    } catch (IOException e) {
      throw new InvalidInputException(file.toString(), "cannot be read: " + e.getMessage());
    }
  }

  private static List<Range> ranges(String text, Place place, Problems problems) {
    if (text.isBlank()) {
      return List.of();
    }
    List<Range> ranges = new ArrayList<>();
    for (String part : text.strip().split("[,;]|(?<=\\d)\\s+(?=\\d)", -1)) {
      Matcher range = RANGE.matcher(part.strip());
      if (!range.matches()) {
        problems.add(place, "", "'" + part.strip() + "' is no range of frames such as 5:90");
        continue;
      }
      int first = Integer.parseInt(range.group(1));
      int last = range.group(2) == null ? first : Integer.parseInt(range.group(2));
      if (first < 1 || last < first) {
        problems.add(place, "", "'" + part.strip() + "' must rise from 1 at least");
      }
      ranges.add(new Range(place.line(), first, last));
    }
    return ranges;
  }

  /**
   * Compares the list with what there is.
   *
   * @throws InvalidInputException if it is of another number of clips, or of longer ones
   */
  void check(List<UcsdClip> testing) {
    Problems problems = new Problems();
    if (testing.size() != clips.size()) {
      String names =
          testing.stream()
              .map(clip -> clip.folder().getFileName().toString())
              .collect(Collectors.joining(", "));
      problems.add(
          Place.of(file.toString()),
          "",
          "tells of %d clips, but there are %d: %s".formatted(clips.size(), testing.size(), names));
    }
    for (int i = 0; i < Math.min(clips.size(), testing.size()); i++) {
      UcsdClip clip = testing.get(i);
      for (Range range : clips.get(i)) {
        if (range.last() > clip.length()) {
          problems.add(
              new Place(file.toString(), range.line(), 1),
              "",
              "calls frame %d of %s abnormal, which has %d frames"
                  .formatted(range.last(), clip.folder().getFileName(), clip.length()));
        }
      }
    }
    problems.throwIfAny();
  }

  /**
   * Returns whether a frame is abnormal.
   *
   * @param clip from 0
   * @param frame from 1
   */
  boolean contains(int clip, int frame) {
    return clips.get(clip).stream()
        .anyMatch(range -> range.first() <= frame && frame <= range.last());
  }
}
