package org.oddity.data.folder;

import jakarta.inject.Inject;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.oddity.config.Problems;
import org.oddity.core.ImageShape;
import org.oddity.core.InvalidInputException;
import org.oddity.core.Place;
import org.oddity.core.Suggestions;
import org.oddity.data.DataHome;
import org.oddity.data.Dataset;
import org.oddity.data.DatasetFactory;
import org.oddity.data.image.DecodedPixels;
import org.oddity.data.image.ImageContent;
import org.oddity.data.image.MaskImages;
import org.oddity.data.stored.CategoryDataset;
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
    return "Folders of PNG, JPEG, BMP or TIFF files: train and test, MVTec AD's or VisA's layout"
        + " with masks, or a folder for each class.";
  }

  @Override
  public Dataset open(FolderOptions options, DataHome home) {
    Path folder = folder(options, home);
    ImageShape shape = new ImageShape(options.height(), options.width(), options.channels());
    boolean visa =
        options.layout() == Layout.VISA
            || (options.layout() == Layout.AUTO && Layouts.recognise(folder) == Layout.VISA);
    if (visa) {
      return visa(options, folder, shape);
    }
    if (!options.categories().isEmpty()) {
      return categories(options, folder, shape);
    }
    Path root = options.category().map(folder::resolve).orElse(folder);
    if (!Files.isDirectory(root)) {
      throw unknown(folder, options.category().orElseThrow(), names(Listing.folders(folder)));
    }
    return dataset(read(options, root), shape);
  }

  private static FolderContent read(FolderOptions options, Path root) {
    Layout layout = options.layout() == Layout.AUTO ? Layouts.recognise(root) : options.layout();
    return Layouts.read(root, layout);
  }

  private static Dataset visa(FolderOptions options, Path folder, ImageShape shape) {
    Map<String, FolderContent> contents = VisaSplit.read(folder);
    List<String> wanted = options.category().map(List::of).orElse(options.categories());
    List<String> chosen =
        chosen(folder, wanted.isEmpty() ? List.of(FolderOptions.ALL) : wanted, contents.keySet());
    if (options.category().isPresent()) {
      return dataset(contents.get(chosen.get(0)), shape);
    }
    Map<String, Dataset> members = new LinkedHashMap<>();
    chosen.forEach(name -> members.put(name, dataset(contents.get(name), shape)));
    return CategoryDataset.of(members);
  }

  private static Dataset categories(FolderOptions options, Path folder, ImageShape shape) {
    Set<String> known =
        names(Listing.folders(folder).stream().filter(Layouts::isCategory).toList());
    if (known.isEmpty()) {
      throw new InvalidInputException(
          folder.toString(), "holds no category: no folder with a folder 'train' in it");
    }
    Problems problems = new Problems();
    Map<String, Dataset> members = new LinkedHashMap<>();
    for (String name : chosen(folder, options.categories(), known)) {
      try {
        FolderContent content = read(options, folder.resolve(name));
        if (content.normalClass().isEmpty()) {
          problems.add(
              Place.of(folder.resolve(name).toString()), "", "names no class that is normal");
        } else {
          members.put(name, dataset(content, shape));
        }
      } catch (InvalidInputException e) {
        problems.addAll(e.problems());
      }
    }
    problems.throwIfAny();
    return CategoryDataset.of(members);
  }

  private static List<String> chosen(Path folder, List<String> wanted, Set<String> known) {
    if (wanted.equals(List.of(FolderOptions.ALL))) {
      return List.copyOf(known);
    }
    Problems problems = new Problems();
    for (String name : wanted) {
      if (!known.contains(name)) {
        problems.addAll(unknown(folder, name, known).problems());
      }
    }
    problems.throwIfAny();
    return wanted;
  }

  private static Set<String> names(List<Path> folders) {
    return folders.stream()
        .map(path -> path.getFileName().toString())
        .collect(Collectors.toCollection(TreeSet::new));
  }

  private static InvalidInputException unknown(Path folder, String name, Set<String> known) {
    return new InvalidInputException(
        folder.toString(), "holds no category '" + name + "'." + Suggestions.among(name, known));
  }

  private static Dataset dataset(FolderContent content, ImageShape shape) {
    StoredDataset dataset =
        StoredDataset.of(
            shape, content.classNames(), part(content.train(), shape), part(content.test(), shape));
    if (content.normalClass().isPresent()) {
      dataset = dataset.withNormalClass(content.normalClass().getAsInt());
    }
    List<Path> images = content.test().stream().map(LabelledFile::path).toList();
    return content.masks().isPresent()
        ? dataset.withMasks(MaskImages.ofDefects(images, content.masks().get(), shape))
        : dataset;
  }

  private static StoredPart part(List<LabelledFile> files, ImageShape shape) {
    return new StoredPart(
        files.stream().mapToInt(LabelledFile::label).toArray(),
        new DecodedPixels(
            files.stream().map(file -> ImageContent.of(file.path())).toList(), shape));
  }

  private static Path folder(FolderOptions options, DataHome home) {
    Path folder = home.folder(options.folder());
    if (!Files.isDirectory(folder)) {
      throw new InvalidInputException(
          folder.toString(),
          "is not a folder; the option 'folder' names it, absolute or below the data folder that"
              + " --data DIR or ODDITY_DATA says");
    }
    return folder;
  }
}
