package org.oddity.data.coco;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HexFormat;
import java.util.List;
import org.oddity.config.Problems;
import org.oddity.core.InvalidInputException;
import org.oddity.core.Place;
import org.oddity.data.Part;
import org.oddity.data.coco.CropManifest.Crop;
import org.oddity.data.coco.CropManifest.StoredFile;
import org.oddity.data.stored.BytePixels;
import org.oddity.data.stored.Digests;
import org.oddity.data.stored.MaskSource;
import org.oddity.data.stored.PixelMasks;
import org.oddity.data.stored.PixelSource;

/** A built COCO-crop, held against its manifest: lengths when opened, check sums when read. */
final class CropFiles {
  private final Path folder;
  private final CropManifest manifest;

  CropFiles(Path folder, CropManifest manifest) {
    this.folder = folder;
    this.manifest = manifest;
  }

  /**
   * Makes sure that the files are as long as the manifest's crops.
   *
   * @throws InvalidInputException naming all that are not
   */
  void check() {
    Problems problems = new Problems();
    Place place = Place.of(folder.resolve(Crops.MANIFEST).toString());
    for (Crop crop : manifest.crops()) {
      if (!CropRecipe.CLASSES.contains(crop.className())) {
        problems.add(place, "crops", "has the unknown class '" + crop.className() + "'");
      }
    }
    for (Part part : Part.values()) {
      for (Crops crops : Crops.values()) {
        check(part, crops, problems);
      }
    }
    problems.throwIfAny();
  }

  private void check(Part part, Crops crops, Problems problems) {
    Path file = folder.resolve(crops.file(part));
    long expected = (long) manifest.count(part) * crops.imageSize(manifest.recipe().size());
    try {
      long length = Files.exists(file) ? Files.size(file) : -1;
      if (length != expected) {
        problems.add(
            Place.of(file.toString()),
            "",
            (length < 0 ? "is missing" : "has " + length + " bytes")
                + ", the manifest's crops take "
                + expected
                + ": build it again with 'oddity data build coco-crop --replace'");
      }
    } catch (IOException e) {
      problems.add(Place.of(file.toString()), "", "cannot be read: " + e.getMessage());
    }
  }

  int[] labels(Part part) {
    return manifest.crops().stream()
        .filter(crop -> crop.part() == part)
        .mapToInt(crop -> CropRecipe.CLASSES.indexOf(crop.className()))
        .toArray();
  }

  PixelSource pixels(Crops crops, Part part) {
    return new BytePixels(
        crops.imageSize(manifest.recipe().size()),
        manifest.count(part),
        () -> read(crops.file(part)));
  }

  /** Returns the pixels that an object covers at least half. */
  MaskSource objects(Part part) {
    return new PixelMasks(
        pixels(Crops.OBJECTS, part), Crops.OBJECTS.imageSize(manifest.recipe().size()));
  }

  private byte[] read(String name) {
    Path file = folder.resolve(name);
    try {
      byte[] content = Files.readAllBytes(file);
      String sha256 = HexFormat.of().formatHex(Digests.sha256().digest(content));
      List<StoredFile> said =
          manifest.files().stream().filter(each -> each.name().equals(name)).toList();
      if (said.size() != 1 || !said.get(0).sha256().equals(sha256)) {
        throw new InvalidInputException(
            file.toString(),
            "is damaged: its check sum is not the manifest's; build it again with"
                + " 'oddity data build coco-crop --replace'");
      }
      return content;
    } catch (IOException e) {
      throw new InvalidInputException(file.toString(), "cannot be read: " + e.getMessage());
    }
  }
}
