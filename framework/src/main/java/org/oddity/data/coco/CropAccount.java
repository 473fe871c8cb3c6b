package org.oddity.data.coco;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.oddity.data.Part;
import org.oddity.data.coco.CropManifest.ClassCount;
import org.oddity.data.coco.CropManifest.Crop;
import org.oddity.data.coco.CropManifest.StoredFile;

/**
 * What a build has found, chosen and cut, as the manifest tells it.
 *
 * @param categories how many objects of each class COCO has
 * @param candidates those that fit the recipe
 * @param selection those chosen of them
 * @param checksums the SHA-256 of the photograph of each that was cut
 */
record CropAccount(
    CropRecipe recipe,
    Map<String, Long> categories,
    List<Candidate> candidates,
    Selection selection,
    Map<Candidate, String> checksums) {

  /**
   * Returns the manifest.
   *
   * @param sources the files of annotations
   * @param files those built
   */
  CropManifest manifest(List<StoredFile> sources, List<StoredFile> files) {
    return new CropManifest(
        CropManifest.FORMAT,
        recipe,
        counts(),
        sources,
        files,
        Stream.of(crops(Part.TRAIN, selection.train()), crops(Part.TEST, selection.test()))
            .flatMap(List::stream)
            .toList());
  }

  private List<ClassCount> counts() {
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

  private List<Crop> crops(Part part, List<Candidate> chosen) {
    List<Crop> crops = new ArrayList<>();
    for (Candidate candidate : chosen) {
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
