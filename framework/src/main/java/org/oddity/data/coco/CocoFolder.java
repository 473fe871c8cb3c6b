package org.oddity.data.coco;

import static java.util.Objects.requireNonNull;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.oddity.config.Problems;
import org.oddity.core.InvalidInputException;
import org.oddity.core.Place;
import org.oddity.data.coco.annotation.AnnotationFile;
import org.oddity.data.coco.annotation.AnnotationIndex;
import org.oddity.data.coco.annotation.CocoImage;
import org.oddity.data.coco.annotation.CocoObject;

/** COCO 2017 as its publisher lays it out. */
final class CocoFolder {
  private static final int MOST_PROBLEMS = 20;

  private final Path root;

  CocoFolder(Path root) {
    this.root = requireNonNull(root, "root is null");
  }

  Path root() {
    return root;
  }

  AnnotationFile annotations(CocoPart part) {
    return new AnnotationFile(root.resolve(part.annotations()));
  }

  /**
   * Makes sure that the files of annotations and the folders of photographs are there.
   *
   * @throws InvalidInputException naming all that are missing and where they are to be had
   */
  void requireComplete() {
    List<String> missing = new ArrayList<>();
    for (CocoPart part : CocoPart.values()) {
      if (!Files.isRegularFile(root.resolve(part.annotations()))) {
        missing.add(part.annotations());
      }
      if (!Files.isDirectory(root.resolve(part.images()))) {
        missing.add(part.images() + "/");
      }
    }
    if (!missing.isEmpty()) {
      throw new InvalidInputException(
          root.toString(),
          String.join(", ", missing)
              + (missing.size() == 1 ? " is" : " are")
              + " missing: unpack train2017.zip, val2017.zip and annotations_trainval2017.zip of"
              + " https://cocodataset.org/#download there, or name their folder with --from DIR");
    }
  }

  /**
   * Reads which objects fit a recipe.
   *
   * @param categories is given COCO's number of each class
   * @throws InvalidInputException if the annotations are damaged or contradict themselves
   */
  List<Candidate> candidates(CropRecipe recipe, Map<String, Long> categories) {
    List<Candidate> candidates = new ArrayList<>();
    Problems problems = new Problems();
    for (CocoPart part : CocoPart.values()) {
      try {
        AnnotationIndex index = annotations(part).index(object -> fits(object, recipe));
        addFitting(part, index, categories, candidates, problems);
      } catch (InvalidInputException e) {
        problems.addAll(e.problems());
      }
    }
    problems.throwIfAny();
    return candidates;
  }

  private static boolean fits(CocoObject object, CropRecipe recipe) {
    return !object.crowd()
        && object.box().shorterSide() >= recipe.shortestSide()
        && object.box().elongation() <= recipe.longestShape();
  }

  private void addFitting(
      CocoPart part,
      AnnotationIndex index,
      Map<String, Long> categories,
      List<Candidate> candidates,
      Problems problems) {
    Map<Long, Integer> labels = new TreeMap<>();
    index
        .categories()
        .forEach(
            (id, name) -> {
              int label = CropRecipe.CLASSES.indexOf(name);
              if (label >= 0) {
                labels.put(id, label);
                categories.put(name, id);
              }
            });
    Place place = Place.of(root.resolve(part.annotations()).toString());
    for (String name : CropRecipe.CLASSES) {
      if (!index.categories().containsValue(name)) {
        problems.add(place, "categories", "has no '" + name + "': not COCO's categories");
      }
    }
    for (CocoObject object : index.objects()) {
      Integer label = labels.get(object.categoryId());
      if (label == null) {
        continue;
      }
      CocoImage image = index.images().get(object.imageId());
      if (image != null) {
        candidates.add(new Candidate(part, label, image, object));
      } else if (problems.count() < MOST_PROBLEMS) {
        problems.add(
            place,
            "annotations",
            "object " + object.id() + " is in image " + object.imageId() + ", which is not listed");
      }
    }
  }

  /**
   * Makes sure that photographs are there.
   *
   * @throws InvalidInputException naming the first of those missing, and how many there are
   */
  void requirePhotographs(Collection<Candidate> candidates) {
    List<Path> missing =
        candidates.stream()
            .map(candidate -> root.resolve(candidate.photograph()))
            .distinct()
            .filter(file -> !Files.isRegularFile(file))
            .toList();
    Problems problems = new Problems();
    for (Path file : missing.subList(0, Math.min(MOST_PROBLEMS, missing.size()))) {
      problems.add(Place.of(file.toString()), "", "is missing, though the annotations name it");
    }
    if (missing.size() > MOST_PROBLEMS) {
      problems.add(
          Place.of(root.toString()),
          "",
          "is incomplete: " + (missing.size() - MOST_PROBLEMS) + " more photographs are missing");
    }
    problems.throwIfAny();
  }
}
