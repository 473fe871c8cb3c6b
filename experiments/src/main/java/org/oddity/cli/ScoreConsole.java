package org.oddity.cli;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.OptionalDouble;
import org.oddity.experiment.model.HeldOutNormals;
import org.oddity.experiment.model.SavedDetector;
import org.oddity.experiment.scoring.FileScoring;
import org.oddity.experiment.scoring.ScoredBatch;
import org.oddity.experiment.scoring.ScoredFile;
import org.oddity.report.plot.Numbers;

/** Says what a scoring uses, how far it is and what came out. */
final class ScoreConsole {
  private static final int MOST_SHOWN = 10;
  private static final long NANOS_BETWEEN_LINES = 5_000_000_000L;

  private final PrintWriter out;
  private final int count;
  private final long begun = System.nanoTime();
  private long told = begun;

  ScoreConsole(PrintWriter out, int count) {
    this.out = out;
    this.count = count;
  }

  /**
   * Says what scores.
   *
   * @param threads that it computes with
   */
  void begin(SavedDetector detector, int threads) {
    String judged =
        detector
            .heldOut()
            .map(HeldOutNormals::scores)
            .map(scores -> scores.length + " held-out normals")
            .orElse("percentiles unknown: saved by an older version, run its cell again for them");
    out.printf(
        "%s; images of %s; threshold %s; %s%n",
        detector.title(), detector.shape(), Numbers.brief(detector.threshold()), judged);
    int saved = detector.threads().orElse(threads);
    if (saved != threads) {
      out.printf(
          "computed with %s, its cell with %d: scores of networks may differ in their last digits;"
              + " OMP_NUM_THREADS=%d gives the cell's%n",
          threads == 1 ? "1 thread" : threads + " threads", saved, saved);
    }
    out.flush();
  }

  /** A long scoring shows that it goes on. */
  void scored(ScoredBatch batch) {
    int done = batch.first() + batch.files().size();
    if (System.nanoTime() - told > NANOS_BETWEEN_LINES && done < count) {
      told = System.nanoTime();
      double left = (told - begun) / 1e9 / done * (count - done);
      out.printf("  %d of %d images (%s left)%n", done, count, Durations.text(left));
      out.flush();
    }
  }

  void end(FileScoring.Result result, boolean frames, List<Path> written) {
    double seconds = Math.max(1e-3, (System.nanoTime() - begun) / 1e9);
    table(result.files());
    out.printf("%d of %d images anomalous%n", result.anomalous(), count);
    if (frames) {
      stretches(result.files());
    }
    out.printf(
        Locale.ROOT,
        "%.1f images/s: %s, of which %s reading and %s scoring%n",
        count / seconds,
        Numbers.duration(seconds),
        Numbers.duration(result.readSeconds()),
        Numbers.duration(result.scoreSeconds()));
    written.forEach(file -> out.printf("Written: %s%n", file));
    out.flush();
  }

  private void table(List<ScoredFile> files) {
    List<ScoredFile> falling =
        files.stream()
            .sorted(Comparator.comparingDouble(ScoredFile::score).reversed())
            .limit(MOST_SHOWN)
            .toList();
    int widest =
        falling.stream()
            .flatMap(file -> file.named().stream())
            .mapToInt(String::length)
            .max()
            .orElse(0);
    int room = widest == 0 ? 0 : Math.max("class".length(), widest);
    out.printf("%n%11s  %10s  %-9s  %sfile%n", "score", "percentile", "label", cell("class", room));
    for (ScoredFile file : falling) {
      out.printf(
          "%11s  %10s  %-9s  %s%s%n",
          Numbers.brief(file.score()),
          percent(file.percentile()),
          file.label(),
          cell(file.named().orElse(""), room),
          file.file());
    }
    if (files.size() > falling.size()) {
      out.printf("%11s  and %d with lower scores%n", "", files.size() - falling.size());
    }
    out.println();
  }

  /** Returns a name in so much room and the gap after it; nothing if there is no such column. */
  private static String cell(String name, int room) {
    return room == 0 ? "" : name + " ".repeat(room - name.length() + 2);
  }

  private static String percent(OptionalDouble percentile) {
    return percentile.isEmpty()
        ? "unknown"
        : String.format(Locale.ROOT, "%.1f", percentile.getAsDouble());
  }

  /** The parts of the sequence to look at. */
  private void stretches(List<ScoredFile> files) {
    int shown = 0;
    for (int from = 0; from < files.size(); from++) {
      if (files.get(from).anomalous()) {
        int to = from;
        while (to + 1 < files.size() && files.get(to + 1).anomalous()) {
          to++;
        }
        if (++shown > MOST_SHOWN) {
          out.printf("  and more from frame %d on%n", from + 1);
          return;
        }
        stretch(files.subList(from, to + 1), from);
        from = to;
      }
    }
  }

  private void stretch(List<ScoredFile> files, int before) {
    ScoredFile highest =
        files.stream().max(Comparator.comparingDouble(ScoredFile::score)).orElseThrow();
    String which =
        files.size() == 1
            ? "frame " + (before + 1)
            : "frames " + (before + 1) + " to " + (before + files.size());
    out.printf(
        "  anomalous: %s, highest %s in %s%n",
        which, Numbers.brief(highest.score()), highest.file().getFileName());
  }
}
