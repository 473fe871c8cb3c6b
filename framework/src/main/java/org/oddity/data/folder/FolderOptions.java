package org.oddity.data.folder;

import java.util.Optional;
import org.oddity.config.Option;
import org.oddity.config.Requirements;

/** Which images to read and the shape to give them. */
public record FolderOptions(
    @Option(help = "folder of the images, absolute or below the data folder") String folder,
    @Option(help = "a folder in it that is a dataset of its own, such as MVTec AD's bottle")
        Optional<String> category,
    @Option(help = "how the images are arranged; auto looks", byDefault = "auto") Layout layout,
    @Option(help = "rows of pixels after resizing, 1 to 4096", byDefault = "64") int height,
    @Option(help = "columns of pixels after resizing, 1 to 4096", byDefault = "64") int width,
    @Option(help = "1 for grey, 3 for colour", byDefault = "3") int channels) {
  private static final int LONGEST_SIDE = 4096;

  public FolderOptions {
    String named = category.orElse("-");
    Requirements.begin()
        .that(!folder.isBlank(), "folder", "nothing", "must be a path")
        .that(
            named.matches("[^/\\\\]+") && !named.startsWith("."),
            "category",
            "'" + named + "'",
            "must be the name of one folder")
        .between("height", height, 1, LONGEST_SIDE)
        .between("width", width, 1, LONGEST_SIDE)
        .that(channels == 1 || channels == 3, "channels", channels, "must be 1 or 3")
        .end();
  }
}
