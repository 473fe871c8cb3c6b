package org.oddity.data.ucsd;

import java.util.Optional;
import org.oddity.config.Option;
import org.oddity.config.Requirements;

/** Where the frames lie, how many of them to take and the shape to give them. */
public record UcsdOptions(
    @Option(
            help =
                "folder of Train and Test, or of UCSD_Anomaly_Dataset.tar.gz, absolute or below the"
                    + " data folder")
        Optional<String> folder,
    @Option(help = "rows of pixels after resizing, 1 to 1024", byDefault = "64") int height,
    @Option(help = "columns of pixels after resizing, 1 to 1024", byDefault = "64") int width,
    @Option(
            help = "1 for all frames, n for the first of every n of a clip: neighbours are alike",
            byDefault = "1")
        int every) {
  private static final int LONGEST_SIDE = 1024;
  private static final int MOST_SKIPPED = 200;

  public UcsdOptions {
    Requirements.begin()
        .between("height", height, 1, LONGEST_SIDE)
        .between("width", width, 1, LONGEST_SIDE)
        .between("every", every, 1, MOST_SKIPPED)
        .end();
  }
}
