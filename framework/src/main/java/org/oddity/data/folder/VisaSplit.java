package org.oddity.data.folder;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.TreeMap;
import org.oddity.config.Problems;
import org.oddity.core.InvalidInputException;
import org.oddity.core.Place;

/**
 * VisA's own list of what trains and what tests, {@code split_csv/1cls.csv}: a line for each image
 * with its object, part, label, file and mask.
 */
final class VisaSplit {
  private static final String HEADER = "object,split,label,image,mask";
  private static final List<String> CLASSES = List.of("normal", "anomaly");
  private static final List<String> PARTS = List.of("train", "test");
  private static final int MOST_PROBLEMS = 20;

  private final Path root;
  private final Path file;
  private final Problems problems = new Problems();
  private final Map<String, Rows> objects = new TreeMap<>();

  private VisaSplit(Path root) {
    this.root = root;
    this.file = of(root);
  }

  /** The images of one object. */
  private static final class Rows {
    private final List<LabelledFile> train = new ArrayList<>();
    private final List<LabelledFile> test = new ArrayList<>();
    private final List<Optional<Path>> masks = new ArrayList<>();
  }

  /** Returns where the list lies. */
  static Path of(Path root) {
    return root.resolve("split_csv").resolve("1cls.csv");
  }

  /**
   * Reads it.
   *
   * @return the content of each object, by name
   * @throws InvalidInputException if lines make no sense or files are missing, all at once up to
   *     twenty
   */
  static Map<String, FolderContent> read(Path root) {
    VisaSplit split = new VisaSplit(root);
    split.read();
    split.problems.throwIfAny();
    Map<String, FolderContent> contents = new TreeMap<>();
    split.objects.forEach(
        (name, rows) ->
            contents.put(
                name,
                new FolderContent(CLASSES, OptionalInt.of(0), rows.train, rows.test)
                    .withMasks(rows.masks)));
    return contents;
  }

  private void read() {
    List<String> lines;
    try {
      lines = Files.readAllLines(file, StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new InvalidInputException(file.toString(), "cannot be read: " + e);
    }
    String header = lines.isEmpty() ? "" : lines.get(0).strip();
    if (!header.equals(HEADER)) {
      problem(1, "begins with '" + header + "', must begin with '" + HEADER + "'");
      return;
    }
    for (int i = 1; i < lines.size() && problems.count() < MOST_PROBLEMS; i++) {
      if (!lines.get(i).isBlank()) {
        row(i + 1, lines.get(i).strip().split(",", -1));
      }
    }
    if (objects.isEmpty() && problems.isEmpty()) {
      problem(1, "lists no image");
    }
  }

  private void row(int line, String... fields) {
    if (fields.length != 5) {
      problem(line, "has " + fields.length + " fields, must have 5");
      return;
    }
    int label = CLASSES.indexOf(fields[2]);
    if (!PARTS.contains(fields[1]) || label < 0) {
      problem(
          line,
          "is of part '%s' and label '%s'; parts are train and test, labels normal and anomaly"
              .formatted(fields[1], fields[2]));
      return;
    }
    if (fields[3].indexOf('\0') >= 0 || fields[4].indexOf('\0') >= 0) {
      problem(line, "holds a zero byte: the file is damaged");
      return;
    }
    boolean trains = fields[1].equals(PARTS.get(0));
    if (trains && label != 0) {
      problem(line, "puts an anomaly into the training part");
      return;
    }
    Optional<Path> mask = label == 0 ? Optional.empty() : Optional.of(root.resolve(fields[4]));
    if (label != 0 && fields[4].isBlank()) {
      problem(line, "names no mask for an anomaly");
      return;
    }
    LabelledFile image = new LabelledFile(root.resolve(fields[3]), label);
    requireFile(line, image.path());
    mask.ifPresent(path -> requireFile(line, path));
    Rows rows = objects.computeIfAbsent(fields[0], name -> new Rows());
    (trains ? rows.train : rows.test).add(image);
    if (!trains) {
      rows.masks.add(mask);
    }
  }

  private void requireFile(int line, Path path) {
    if (!Files.isRegularFile(path)) {
      problem(line, "names " + path + ", which is missing");
    }
  }

  private void problem(int line, String what) {
    problems.add(new Place(file.toString(), line, 1), "", what);
  }
}
