package org.oddity.data.coco;

import static java.util.Objects.requireNonNull;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.oddity.config.Problems;
import org.oddity.core.InvalidInputException;
import org.oddity.core.Problem;
import org.oddity.data.Part;
import org.oddity.data.coco.CropManifest.ClassCount;
import org.oddity.data.coco.CropManifest.Crop;
import org.oddity.data.coco.CropManifest.StoredFile;
import org.oddity.data.coco.mask.Segmentation;
import org.oddity.data.stored.BuildFolder;
import org.oddity.data.stored.Digests;

/**
 * Builds COCO-crop and its masked twin from COCO's own files.
 *
 * <p>The files of annotations are read three times, never kept: for the objects that fit, for the
 * check sum, and for the outlines of those chosen, of which some are in memory at once. All is
 * written to a folder beside the one it becomes: who looks there sees the whole or nothing. A build
 * goes on with the crops that the {@link CropJournal} of one that was killed or failed knows, and
 * comes to the bytes of one that was not. One that fails before it has cut anything leaves nothing.
 */
public final class CropBuilder {
  private static final int AT_ONCE = 64;
  private static final int MOST_PROBLEMS = 20;

  private final CocoFolder coco;
  private final Path target;
  private final CropRecipe recipe;
  private final BuildListener listener;
  private final Problems problems = new Problems();
  private int cut;

  /**
   * Makes a builder; reads nothing yet.
   *
   * @param coco holds {@code annotations}, {@code train2017} and {@code val2017}
   * @param target the folder to make
   */
  public CropBuilder(Path coco, Path target, CropRecipe recipe, BuildListener listener) {
    this.coco = new CocoFolder(coco);
    this.target = requireNonNull(target, "target is null").toAbsolutePath();
    this.recipe = requireNonNull(recipe, "recipe is null");
    this.listener = requireNonNull(listener, "listener is null");
  }

  /**
   * Builds both sets, or finds them built already.
   *
   * @param replace whether to put it in the place of another COCO-crop
   * @return what was built
   * @throws InvalidInputException if COCO's files are missing, damaged or contradict each other,
   *     all problems at once; or if something else is in the place
   * @throws UncheckedIOException if nothing can be written there
   */
  public CropManifest build(boolean replace) {
    if (!replace && Files.exists(target)) {
      CropManifest manifest = alreadyBuilt();
      BuildFolder.unfinished(target)
          .ifPresent(
              left ->
                  listener.begins(
                      "A build that has not ended is in "
                          + left
                          + ": --replace goes on with it if it is of the same recipe"));
      return manifest;
    }
    if (Files.exists(target) && !Files.exists(target.resolve(Crops.MANIFEST)) && !isEmpty()) {
      throw new InvalidInputException(
          target.toString(), "holds other files and no COCO-crop: it is not replaced");
    }
    coco.requireComplete();
    try (BuildFolder folder = BuildFolder.besides(target)) {
      if (!replace && Files.exists(target)) {
        // Another build has ended meanwhile, or what it was killed at was finished only now.
        CropManifest manifest = alreadyBuilt();
        CropJournal.remove(target);
        return manifest;
      }
      CropManifest manifest = build(folder);
      folder.publish();
      CropJournal.remove(target); // not before: what fails to publish can still go on
      return manifest;
    } catch (IOException e) {
      throw new UncheckedIOException("cannot build " + target, e);
    }
  }

  private boolean isEmpty() {
    try (Stream<Path> content = Files.list(target)) {
      return content.findAny().isEmpty();
    } catch (IOException e) {
      throw new InvalidInputException(target.toString(), "cannot be listed: " + e.getMessage());
    }
  }

  private CropManifest alreadyBuilt() {
    Path file = target.resolve(Crops.MANIFEST);
    if (!Files.exists(file)) {
      throw new InvalidInputException(
          target.toString(), "is there already and holds no COCO-crop: name another with --to DIR");
    }
    CropManifest manifest = CropManifest.read(file);
    if (!manifest.recipe().equals(recipe)) {
      throw new InvalidInputException(
          target.toString(),
          "holds a COCO-crop of another recipe ("
              + manifest.recipe()
              + "): put this one in its place with --replace, or elsewhere with --to DIR");
    }
    listener.begins("It is there already, by the same recipe; --replace builds it anew");
    return manifest;
  }

  private CropManifest build(BuildFolder place) throws IOException {
    Path folder = place.path();
    Map<String, Long> categories = new TreeMap<>();
    listener.begins("Looking for objects that fit");
    List<Candidate> candidates = coco.candidates(recipe, categories);
    Selection selection = Selection.of(candidates, recipe);
    List<Candidate> chosen =
        Stream.of(selection.train(), selection.test()).flatMap(List::stream).toList();
    if (chosen.isEmpty()) {
      throw new InvalidInputException(
          coco.root().toString(), "has no object of the ten classes that fits the recipe");
    }
    List<StoredFile> sources = new ArrayList<>();
    for (CocoPart part : CocoPart.values()) {
      sources.add(CropStore.stored(coco.root(), part.annotations()));
    }
    String key = CropJournal.key(recipe, sources, selection);
    boolean goesOn = CropJournal.isIn(folder, key);
    Map<Candidate, String> checksums = new HashMap<>();
    try {
      coco.requirePhotographs(chosen);
      if (!goesOn) {
        place.clear();
      }
      listener.begins("Cutting out " + chosen.size() + " of " + candidates.size() + " objects");
      try (CropJournal journal = CropJournal.open(folder, key)) {
        List<StoredFile> files = files(place, selection, journal, checksums, chosen.size());
        CropManifest manifest =
            manifest(candidates, selection, categories, sources, files, checksums);
        Files.writeString(folder.resolve(Crops.MANIFEST), manifest.json(), StandardCharsets.UTF_8);
        return manifest;
      }
    } catch (IOException | RuntimeException e) {
      if (goesOn || !checksums.isEmpty()) {
        listener.begins("What was cut stays in " + folder + ": the same command goes on with it");
      }
      throw e;
    }
  }

  private List<StoredFile> files(
      BuildFolder place,
      Selection selection,
      CropJournal journal,
      Map<Candidate, String> checksums,
      int all)
      throws IOException {
    Path folder = place.path();
    List<StoredFile> files;
    try (CropStore store = new CropStore(folder, recipe.size())) {
      keep(Part.TRAIN, selection.train(), store, journal, checksums);
      keep(Part.TEST, selection.test(), store, journal, checksums);
      if (!checksums.isEmpty()) {
        listener.begins("Going on after " + checksums.size() + " of them, cut before");
      }
      cut = checksums.size();
      cut(selection, new Written(store, journal, place), checksums, all);
      files = new ArrayList<>(store.finish());
    }
    new ContactSheet(folder, recipe.size()).write(selection);
    files.add(CropStore.stored(folder, Crops.CONTACT_SHEET));
    return files;
  }

  /**
   * Finds crops that are as an earlier build has written them, of photographs that are as they
   * were.
   */
  private void keep(
      Part part,
      List<Candidate> candidates,
      CropStore store,
      CropJournal journal,
      Map<Candidate, String> checksums)
      throws IOException {
    for (int i = 0; i < candidates.size(); i++) {
      Optional<CropJournal.Written> written = journal.written(part, i);
      if (written.isPresent()) {
        Path photograph = coco.root().resolve(candidates.get(i).photograph());
        String sha256 = Digests.ofFile("SHA-256", photograph);
        if (sha256.equals(written.get().photographSha256())
            && store.sha256(part, i).equals(written.get().sha256())) {
          checksums.put(candidates.get(i), sha256);
        }
      }
    }
  }

  /** Where crops go, and where it is written down that they are there. */
  private record Written(CropStore store, CropJournal journal, BuildFolder place) {
    /** Writes down what has reached the disk, and only then. */
    void confirm(String lines) {
      try {
        store.force();
        journal.append(lines);
        place.keep();
      } catch (IOException e) {
        throw new UncheckedIOException("cannot write down which crops are there", e);
      }
    }
  }

  private CropManifest manifest(
      List<Candidate> candidates,
      Selection selection,
      Map<String, Long> categories,
      List<StoredFile> sources,
      List<StoredFile> files,
      Map<Candidate, String> checksums) {
    return new CropManifest(
        CropManifest.FORMAT,
        recipe,
        counts(candidates, selection, categories),
        sources,
        files,
        Stream.of(
                crops(Part.TRAIN, selection.train(), checksums),
                crops(Part.TEST, selection.test(), checksums))
            .flatMap(List::stream)
            .toList());
  }

  private void cut(
      Selection selection, Written written, Map<Candidate, String> checksums, int all) {
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
                    cut(waiting, written, checksums, all);
                  }
                });
      } catch (InvalidInputException e) {
        if (problems.count() >= MOST_PROBLEMS) {
          throw e; // it tells of those already
        }
        problems.addAll(e.problems());
      }
      cut(waiting, written, checksums, all);
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
  private void cut(List<Work> waiting, Written written, Map<Candidate, String> checksums, int all) {
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
        written.store().write(work.part(), work.index(), cuts[i]);
        lines.append(CropJournal.line(work.part(), work.index(), cuts[i]));
        photographs.put(work.candidate(), cuts[i].photographSha256());
      }
    }
    if (!photographs.isEmpty()) {
      written.confirm(lines.toString());
      checksums.putAll(photographs);
    }
    cut += waiting.size();
    waiting.clear();
    listener.cut(cut, all);
    if (problems.count() >= MOST_PROBLEMS) {
      problems.throwIfAny();
    }
  }

  /** Several objects can be in one damaged photograph, which is told of once. */
  private void report(List<Problem> found) {
    List<Problem> before = problems.asList();
    problems.addAll(found.stream().filter(each -> !before.contains(each)).toList());
  }

  private List<ClassCount> counts(
      List<Candidate> candidates, Selection selection, Map<String, Long> categories) {
    List<ClassCount> counts = new ArrayList<>();
    for (int label = 0; label < CropRecipe.CLASSES.size(); label++) {
      String name = CropRecipe.CLASSES.get(label);
      int train = Selection.count(selection.train(), label);
      int test = Selection.count(selection.test(), label);
      counts.add(
          new ClassCount(
              name,
              categories.get(name),
              Selection.count(candidates, label),
              train,
              test,
              Math.max(0, recipe.train() - train) + Math.max(0, recipe.test() - test)));
    }
    return counts;
  }

  private static List<Crop> crops(
      Part part, List<Candidate> candidates, Map<Candidate, String> checksums) {
    List<Crop> crops = new ArrayList<>();
    for (Candidate candidate : candidates) {
      crops.add(
          new Crop(
              part,
              crops.size(),
              CropRecipe.CLASSES.get(candidate.label()),
              candidate.photograph(),
              checksums.get(candidate),
              candidate.image().licence(),
              candidate.image().id(),
              candidate.object().id(),
              candidate.object().box()));
    }
    return crops;
  }
}
