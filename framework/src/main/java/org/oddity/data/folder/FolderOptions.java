package org.oddity.data.folder;

import java.util.List;
import java.util.Optional;
import org.oddity.config.Option;
import org.oddity.config.Requirements;

/** Which images to read and the shape to give them. */
public record FolderOptions(
    @Option(help = "folder of the images, absolute or below the data folder") String folder,
    @Option(help = "a folder in it that is a dataset of its own, such as MVTec AD's bottle")
        Optional<String> category,
    @Option(
            help = "folders in it that are categories of one dataset, each a task; all = each one",
            byDefault = "[]")
        List<String> categories,
    @Option(help = "how the images are arranged; auto looks", byDefault = "auto") Layout layout,
    @Option(help = "rows of pixels after resizing, 1 to 4096", byDefault = "64") int height,
    @Option(help = "columns of pixels after resizing, 1 to 4096", byDefault = "64") int width,
    @Option(help = "1 for grey, 3 for colour", byDefault = "3") int channels) {
  private static final int LONGEST_SIDE = 4096;

  /** Every folder that looks like a category. */
  static final String ALL = "all";

  public FolderOptions {
    categories = List.copyOf(categories);
    String named = category.orElse("-");
    Requirements.begin()
        .that(!folder.isBlank(), "folder", "nothing", "must be a path")
        .that(isFolderName(named), "category", "'" + named + "'", "must be the name of one folder")
        .that(
            categories.isEmpty() || category.isEmpty(),
            "categories",
            categories,
            "must not stand beside category")
        .that(
            categories.stream().allMatch(FolderOptions::isFolderName),
            "categories",
            categories,
            "must be names of folders")
        .that(
            categories.stream().distinct().count() == categories.size(),
            "categories",
            categories,
            "must differ")
        .between("height", height, 1, LONGEST_SIDE)
        .between("width", width, 1, LONGEST_SIDE)
        .that(channels == 1 || channels == 3, "channels", channels, "must be 1 or 3")
        .end();
  }

  private static boolean isFolderName(String name) {
    return name.matches("[^/\\\\]+") && !name.startsWith(".");
  }
}
