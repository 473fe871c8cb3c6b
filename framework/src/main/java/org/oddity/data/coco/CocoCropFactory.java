package org.oddity.data.coco;

import jakarta.inject.Inject;
import java.nio.file.Files;
import java.nio.file.Path;
import org.oddity.core.ImageShape;
import org.oddity.core.InvalidInputException;
import org.oddity.core.Paper;
import org.oddity.data.DataHome;
import org.oddity.data.Dataset;
import org.oddity.data.DatasetFactory;
import org.oddity.data.Part;
import org.oddity.data.stored.StoredDataset;
import org.oddity.data.stored.StoredPart;

/** Opens COCO-crop as {@code oddity data build coco-crop} made it. */
@Paper(
    authors =
        "T.-Y. Lin, M. Maire, S. Belongie, J. Hays, P. Perona, D. Ramanan, P. Dollár, C. L."
            + " Zitnick",
    title = "Microsoft COCO: Common Objects in Context",
    venue = "European Conference on Computer Vision",
    year = 2014,
    url = "https://arxiv.org/abs/1405.0312")
final class CocoCropFactory implements DatasetFactory<CocoCropOptions> {
  static final String NAME = "coco-crop";

  @Inject
  CocoCropFactory() {}

  @Override
  public Class<CocoCropOptions> optionsType() {
    return CocoCropOptions.class;
  }

  @Override
  public String summary() {
    return "COCO-crop: ten kinds of object cut out of COCO's photographs, colour, with or without"
        + " their background; 'oddity data build coco-crop' makes it.";
  }

  @Override
  public Dataset open(CocoCropOptions options, DataHome home) {
    Path folder = home.folder(options.folder().orElse(NAME));
    Path manifestFile = folder.resolve(Crops.MANIFEST);
    if (!Files.exists(manifestFile)) {
      throw new InvalidInputException(
          "dataset " + NAME,
          manifestFile
              + " is missing. 'oddity data build coco-crop' makes it from COCO's own files; --data"
              + " DIR or "
              + DataHome.VARIABLE
              + " says where data lies.");
    }
    CropManifest manifest = CropManifest.read(manifestFile);
    CropFiles files = new CropFiles(folder, manifest);
    files.check();
    int side = manifest.recipe().size();
    Crops crops = options.masked() ? Crops.MASKED : Crops.ORIGINAL;
    return StoredDataset.of(
            new ImageShape(side, side, Crops.CHANNELS),
            CropRecipe.CLASSES,
            new StoredPart(files.labels(Part.TRAIN), files.pixels(crops, Part.TRAIN)),
            new StoredPart(files.labels(Part.TEST), files.pixels(crops, Part.TEST)))
        .withObjects(files.objects(Part.TRAIN), files.objects(Part.TEST));
  }
}
