package org.oddity.data.folder;

import jakarta.inject.Inject;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.TreeSet;
import org.oddity.core.ImageShape;
import org.oddity.core.InvalidInputException;
import org.oddity.core.Suggestions;
import org.oddity.data.DataHome;
import org.oddity.data.Dataset;
import org.oddity.data.DatasetFactory;
import org.oddity.data.image.DecodedPixels;
import org.oddity.data.image.ImageContent;
import org.oddity.data.stored.StoredDataset;
import org.oddity.data.stored.StoredPart;

/** Opens a folder of image files. */
final class FolderFactory implements DatasetFactory<FolderOptions> {
  @Inject
  FolderFactory() {}

  @Override
  public Class<FolderOptions> optionsType() {
    return FolderOptions.class;
  }

  @Override
  public String summary() {
    return "Folders of PNG, JPEG, BMP or TIFF files: train and test, MVTec AD's layout with masks,"
        + " or a folder for each class.";
  }

  @Override
  public Dataset open(FolderOptions options, DataHome home) {
    Path root = root(options, home);
    Layout layout = options.layout() == Layout.AUTO ? Layouts.recognise(root) : options.layout();
    FolderContent content = Layouts.read(root, layout);
    ImageShape shape = new ImageShape(options.height(), options.width(), options.channels());
    StoredDataset dataset =
        StoredDataset.of(
            shape, content.classNames(), part(content.train(), shape), part(content.test(), shape));
    if (content.normalClass().isPresent()) {
      dataset = dataset.withNormalClass(content.normalClass().getAsInt());
    }
    return layout == Layout.MVTEC && Files.isDirectory(root.resolve(Masks.FOLDER))
        ? dataset.withMasks(Masks.of(root, content, shape))
        : dataset;
  }

  private static StoredPart part(List<LabelledFile> files, ImageShape shape) {
    return new StoredPart(
        files.stream().mapToInt(LabelledFile::label).toArray(),
        new DecodedPixels(
            files.stream().map(file -> ImageContent.of(file.path())).toList(), shape));
  }

  private static Path root(FolderOptions options, DataHome home) {
    Path folder = home.folder(options.folder());
    if (!Files.isDirectory(folder)) {
      throw new InvalidInputException(
          folder.toString(),
          "is not a folder; the option 'folder' names it, absolute or below the data folder that"
              + " --data DIR or ODDITY_DATA says");
    }
    Path root = options.category().map(folder::resolve).orElse(folder);
    if (!Files.isDirectory(root)) {
      String category = options.category().orElseThrow();
      TreeSet<String> known = new TreeSet<>();
      Listing.folders(folder).forEach(path -> known.add(path.getFileName().toString()));
      throw new InvalidInputException(
          folder.toString(),
          "holds no category '" + category + "'." + Suggestions.among(category, known));
    }
    return root;
  }
}
