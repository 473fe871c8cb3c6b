package org.oddity.report.scoring;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Comparator;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.oddity.core.InvalidInputException;

/**
 * The folder that scores go to. All is written in a folder of its own beside it and only moved
 * there once it is whole; what an earlier scoring left there then goes, other files stay.
 */
public final class ScoreFolder implements AutoCloseable {
  /** The scores as comma-separated values. */
  public static final String CSV = "scores.csv";

  /** The scores as JSON; its presence says that the rest is an earlier scoring's. */
  public static final String JSON = "scores.json";

  /** In the order they are moved: JSON last. */
  private static final List<String> NAMES =
      List.of(
          ScorePictures.FOLDER,
          ScorePictures.EXPLANATIONS,
          ScorePictures.SHEET,
          ScorePictures.ANIMATION,
          ScorePictures.CURVE,
          CSV,
          JSON);

  private final Path target;
  private final Path staging;
  private final Thread atExit;

  private ScoreFolder(Path target) {
    this.target = target;
    Path absolute = target.toAbsolutePath().normalize();
    this.staging =
        absolute.resolveSibling("." + name(absolute) + "." + UUID.randomUUID() + ".part");
    this.atExit = new Thread(this::discard, "discard-unfinished-scores");
  }

  private static String name(Path absolute) {
    return absolute.getFileName() == null ? "scores" : absolute.getFileName().toString();
  }

  /**
   * Begins to write.
   *
   * @param target the folder; it need not exist
   * @throws InvalidInputException if it is a file, or holds files by the names to be written that
   *     are not an earlier scoring's
   */
  public static ScoreFolder begin(Path target) {
    if (Files.exists(target) && !Files.isDirectory(target)) {
      throw new InvalidInputException(target.toString(), "is a file; scores need a folder");
    }
    List<String> there = NAMES.stream().filter(n -> Files.exists(target.resolve(n))).toList();
    if (!there.isEmpty() && !there.contains(JSON)) {
      throw new InvalidInputException(
          target.toString(),
          "holds "
              + there.get(0)
              + " but no "
              + JSON
              + ", so it is not an earlier scoring's; name another folder with --out");
    }
    ScoreFolder folder = new ScoreFolder(target);
    try {
      Files.createDirectories(folder.staging);
    } catch (IOException e) {
      throw new UncheckedIOException("cannot write beside " + target, e);
    }
    // A program that is stopped leaves nothing half-written.
    Runtime.getRuntime().addShutdownHook(folder.atExit);
    return folder;
  }

  /** Returns the folder to write into for now. */
  public Path staging() {
    return staging;
  }

  /** Writes a table into the folder for now. */
  public void write(String name, String text) {
    try {
      Files.write(staging.resolve(name), text.getBytes(StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw new UncheckedIOException("cannot write " + name, e);
    }
  }

  /** Moves all to where it was meant to be; returns it in the order to show it. */
  public List<Path> publish() {
    try {
      Files.createDirectories(target);
      // Gone first and back last: without it the rest is nobody's scores.
      Files.deleteIfExists(target.resolve(JSON));
      for (String name : NAMES) {
        delete(target.resolve(name));
        if (Files.exists(staging.resolve(name))) {
          Files.move(staging.resolve(name), target.resolve(name), StandardCopyOption.ATOMIC_MOVE);
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException("cannot write into " + target, e);
    }
    return Stream.of(
            CSV,
            JSON,
            ScorePictures.FOLDER,
            ScorePictures.EXPLANATIONS,
            ScorePictures.SHEET,
            ScorePictures.ANIMATION,
            ScorePictures.CURVE)
        .map(target::resolve)
        .filter(Files::exists)
        .toList();
  }

  private static void delete(Path path) throws IOException {
    if (!Files.exists(path)) {
      return;
    }
    try (Stream<Path> tree = Files.walk(path)) {
      for (Path each : tree.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(each);
      }
    }
  }

  private void discard() {
    try {
      delete(staging);
    } catch (IOException e) {
      // It is hidden and in nobody's way; whatever went wrong before is what matters.
      return;
    }
  }

  @Override
  public void close() {
    discard();
    try {
      Runtime.getRuntime().removeShutdownHook(atExit);
    } catch (IllegalStateException e) {
      return; // the program is ending, and the hook runs or has run
    }
  }
}
