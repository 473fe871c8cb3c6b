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
import java.util.TreeMap;
import java.util.stream.Stream;
import org.oddity.core.InvalidInputException;
import org.oddity.data.coco.CropManifest.StoredFile;
import org.oddity.data.stored.BuildFolder;

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
  private final CocoFolder coco;
  private final Path target;
  private final CropRecipe recipe;
  private final BuildListener listener;

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
        List<StoredFile> files = files(place, selection, journal, checksums);
        CropManifest manifest =
            new CropAccount(recipe, categories, candidates, selection, checksums)
                .manifest(sources, files);
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
      BuildFolder place, Selection selection, CropJournal journal, Map<Candidate, String> checksums)
      throws IOException {
    Path folder = place.path();
    List<StoredFile> files;
    try (CropStore store = new CropStore(folder, recipe.size())) {
      CropCutting.Place places = new CropCutting.Place(store, journal, place);
      new CropCutting(coco, recipe, listener, selection, places, checksums).run();
      files = new ArrayList<>(store.finish());
    }
    new ContactSheet(folder, recipe.size()).write(selection);
    files.add(CropStore.stored(folder, Crops.CONTACT_SHEET));
    return files;
  }
}
