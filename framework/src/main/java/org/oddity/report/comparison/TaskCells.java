package org.oddity.report.comparison;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.oddity.core.InvalidInputException;
import org.oddity.evaluation.comparison.TaskScores;
import org.oddity.report.run.ScoreFile;

/** The score files of one task, by method and seed. */
final class TaskCells {
  private final String task;
  private final Map<String, Map<Long, Path>> files = new LinkedHashMap<>();

  TaskCells(String task) {
    this.task = task;
  }

  void add(String method, long seed, Path file) {
    Path before = files.computeIfAbsent(method, key -> new LinkedHashMap<>()).put(seed, file);
    if (before != null) {
      throw new InvalidInputException(
          file.toString(),
          method + " on " + task + " with seed " + seed + " is there twice, also in " + before);
    }
  }

  /**
   * Returns the scores of seeds that all methods share, or of all seeds where they share none. If
   * the test images differ from seed to seed, each seed becomes a task of its own.
   *
   * @param notes where it is said what was left out
   */
  List<TaskScores> scores(Set<String> methods, List<String> notes) {
    Set<Long> seeds = new TreeSet<>();
    files.values().forEach(bySeed -> seeds.addAll(bySeed.keySet()));
    Set<Long> shared = new TreeSet<>(seeds);
    files.values().forEach(bySeed -> shared.retainAll(bySeed.keySet()));
    if (!shared.isEmpty() && shared.size() < seeds.size() && files.keySet().containsAll(methods)) {
      notes.add(task + ": only the seeds that all methods share, " + shared + " of " + seeds + ".");
    }
    return gather(shared.isEmpty() ? seeds : shared, !shared.isEmpty(), notes);
  }

  private List<TaskScores> gather(Set<Long> seeds, boolean paired, List<String> notes) {
    TestImages first = null;
    boolean alike = true;
    Map<String, List<double[]>> together = new LinkedHashMap<>();
    Map<Long, TaskScores> bySeed = new LinkedHashMap<>();
    for (long seed : seeds) {
      TestImages ofSeed = null;
      Map<String, List<double[]>> scores = new LinkedHashMap<>();
      for (Map.Entry<String, Map<Long, Path>> method : files.entrySet()) {
        Path file = method.getValue().get(seed);
        if (file != null) {
          TestImages images = TestImages.of(ScoreFile.read(file), file);
          ofSeed = ofSeed == null ? images : ofSeed;
          ofSeed.refuseOthers(images, task);
          scores.put(method.getKey(), List.of(images.scores()));
          together.computeIfAbsent(method.getKey(), key -> new ArrayList<>()).add(images.scores());
        }
      }
      first = first == null ? ofSeed : first;
      alike &= first.same(ofSeed);
      bySeed.put(seed, new TaskScores(task + " · seed " + seed, ofSeed.anomalous(), scores));
    }
    if (alike) {
      return List.of(new TaskScores(task, first.anomalous(), together));
    }
    if (!paired) {
      throw new InvalidInputException(
          first.file().toString(),
          task
              + ": the test images differ from seed to seed and the methods share no seed; run "
              + "them with the same seeds");
    }
    notes.add(task + ": the test images differ from seed to seed, so each seed is a task.");
    return List.copyOf(bySeed.values());
  }
}
