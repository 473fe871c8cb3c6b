package org.oddity.data.coco;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.oddity.config.Problems;
import org.oddity.core.InvalidInputException;
import org.oddity.core.Problem;
import org.oddity.data.Part;
import org.oddity.data.coco.mask.Segmentation;
import org.oddity.data.stored.BuildFolder;
import org.oddity.data.stored.Digests;

/**
 * Cuts the chosen objects out, on all processors, of which a few outlines are in memory at once;
 * those that an earlier build has cut, and whose photographs are as they were, stay as they are.
 */
final class CropCutting {
  private static final int AT_ONCE = 64;
  private static final int MOST_PROBLEMS = 20;

  private final CocoFolder coco;
  private final CropRecipe recipe;
  private final BuildListener listener;
  private final Selection selection;
  private final Place place;
  private final Map<Candidate, String> checksums;
  private final Problems problems = new Problems();
  private final int all;
  private int done;

  /**
   * Makes one; cuts nothing yet.
   *
   * @param checksums where the SHA-256 of its photograph is put for each object that is cut
   */
  CropCutting(
      CocoFolder coco,
      CropRecipe recipe,
      BuildListener listener,
      Selection selection,
      Place place,
      Map<Candidate, String> checksums) {
    this.coco = coco;
    this.recipe = recipe;
    this.listener = listener;
    this.selection = selection;
    this.place = place;
    this.checksums = checksums;
    this.all = selection.train().size() + selection.test().size();
  }

  /** Where crops go, and where it is written down that they are there. */
  record Place(CropStore store, CropJournal journal, BuildFolder folder) {
    /** Writes down what has reached the disk, and only then. */
    void confirm(String lines) {
      try {
        store.force();
        journal.append(lines);
        folder.keep();
      } catch (IOException e) {
        throw new UncheckedIOException("cannot write down which crops are there", e);
      }
    }
  }

  /**
   * Cuts all that is not there.
   *
   * @throws InvalidInputException if outlines or photographs are damaged, some twenty problems at
   *     once
   */
  void run() throws IOException {
    keep(Part.TRAIN, selection.train());
    keep(Part.TEST, selection.test());
    if (!checksums.isEmpty()) {
      listener.begins("Going on after " + checksums.size() + " of them, cut before");
    }
    done = checksums.size();
    cut();
  }

  /**
   * Finds crops that are as an earlier build has written them, of photographs that are as they
   * were.
   */
  private void keep(Part part, List<Candidate> candidates) throws IOException {
    for (int i = 0; i < candidates.size(); i++) {
      Optional<CropJournal.Written> written = place.journal().written(part, i);
      if (written.isPresent()) {
        Path photograph = coco.root().resolve(candidates.get(i).photograph());
        String sha256 = Digests.ofFile("SHA-256", photograph);
        if (sha256.equals(written.get().photographSha256())
            && place.store().sha256(part, i).equals(written.get().sha256())) {
          checksums.put(candidates.get(i), sha256);
        }
      }
    }
  }

  private void cut() {
    for (CocoPart part : CocoPart.values()) {
      Map<Long, Work> works = new HashMap<>();
      add(works, part, Part.TRAIN, selection.train());
      add(works, part, Part.TEST, selection.test());
      works.values().removeIf(work -> checksums.containsKey(work.candidate()));
      List<Work> waiting = new ArrayList<>();
      try {
        coco.annotations(part)
            .segmentations(
                works.keySet(),
                (id, segmentation) -> {
                  waiting.add(works.get(id).with(segmentation));
                  if (waiting.size() == AT_ONCE) {
                    cut(waiting);
                  }
                });
      } catch (InvalidInputException e) {
        if (problems.count() >= MOST_PROBLEMS) {
          throw e; // it tells of those already
        }
        problems.addAll(e.problems());
      }
      cut(waiting);
    }
    problems.throwIfAny();
  }

  /** One object to cut out, and where it goes; without its outline until that is read. */
  private record Work(Candidate candidate, Part part, int index, Segmentation segmentation) {
    Work with(Segmentation outline) {
      return new Work(candidate, part, index, outline);
    }
  }

  private static void add(
      Map<Long, Work> works, CocoPart source, Part part, List<Candidate> candidates) {
    for (int i = 0; i < candidates.size(); i++) {
      if (candidates.get(i).source() == source) {
        works.put(candidates.get(i).object().id(), new Work(candidates.get(i), part, i, null));
      }
    }
  }

  /** Cuts on all processors and writes each to its own place, so the order means nothing. */
  private void cut(List<Work> waiting) {
    Cutter cutter = new Cutter(coco.root(), recipe.size());
    Cut[] cuts = new Cut[waiting.size()];
    InvalidInputException[] failures = new InvalidInputException[waiting.size()];
    IntStream.range(0, cuts.length)
        .parallel()
        .forEach(
            i -> {
              try {
                cuts[i] = cutter.cut(waiting.get(i).candidate(), waiting.get(i).segmentation());
              } catch (InvalidInputException e) {
                failures[i] = e;
              }
            });
    StringBuilder lines = new StringBuilder();
    Map<Candidate, String> photographs = new HashMap<>();
    for (int i = 0; i < cuts.length; i++) {
      Work work = waiting.get(i);
      if (cuts[i] == null) {
        report(failures[i].problems());
      } else {
        place.store().write(work.part(), work.index(), cuts[i]);
        lines.append(CropJournal.line(work.part(), work.index(), cuts[i]));
        photographs.put(work.candidate(), cuts[i].photographSha256());
      }
    }
    if (!photographs.isEmpty()) {
      place.confirm(lines.toString());
      checksums.putAll(photographs);
    }
    done += waiting.size();
    waiting.clear();
    listener.cut(done, all);
    if (problems.count() >= MOST_PROBLEMS) {
      problems.throwIfAny();
    }
  }

  /** Several objects can be in one damaged photograph, which is told of once. */
  private void report(List<Problem> found) {
    List<Problem> before = problems.asList();
    problems.addAll(found.stream().filter(each -> !before.contains(each)).toList());
  }
}
