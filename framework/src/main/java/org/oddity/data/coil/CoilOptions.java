package org.oddity.data.coil;

import java.util.Optional;
import org.oddity.config.Option;
import org.oddity.config.Requirements;

/** Where the images lie and the shape to give them. */
public record CoilOptions(
    @Option(help = "folder of the images or of the zip, absolute or below the data folder")
        Optional<String> folder,
    @Option(help = "rows and columns of pixels after resizing, 1 to 1024", byDefault = "32")
        int size,
    @Option(help = "1 for grey, 3 for colour; without it as published")
        Optional<Integer> channels) {
  private static final int LONGEST_SIDE = 1024;

  public CoilOptions {
    int given = channels.orElse(1);
    Requirements.begin()
        .between("size", size, 1, LONGEST_SIDE)
        .that(given == 1 || given == 3, "channels", given, "must be 1 or 3")
        .end();
  }
}
