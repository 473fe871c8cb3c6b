package org.oddity.data.coil;

import jakarta.inject.Inject;
import java.util.List;
import java.util.Optional;
import org.oddity.core.Paper;
import org.oddity.data.DataHome;
import org.oddity.data.Dataset;
import org.oddity.data.DatasetFactory;
import org.oddity.data.Download;

/** Opens COIL-20, its processed images: cut to the object, on black. */
@Paper(
    authors = "S. A. Nene, S. K. Nayar, H. Murase",
    title = "Columbia Object Image Library (COIL-20)",
    venue = "Technical report, Columbia University, CUCS-005-96",
    year = 1996,
    url = "https://cave.cs.columbia.edu/repository/COIL-20")
final class CoilTwentyFactory implements DatasetFactory<CoilOptions> {
  private static final CoilFamily FAMILY =
      new CoilFamily(
          "coil20",
          "COIL-20",
          20,
          "coil-20-proc.zip",
          List.of("coil-20-proc", "coil20/coil-20-proc", "coil20", ""),
          1);

  @Inject
  CoilTwentyFactory() {}

  @Override
  public Class<CoilOptions> optionsType() {
    return CoilOptions.class;
  }

  @Override
  public String summary() {
    return "COIL-20: twenty objects seen from 72 sides each, grey, no official split.";
  }

  @Override
  public Dataset open(CoilOptions options, DataHome home) {
    return FAMILY.open(options, home);
  }

  /** The publisher gives no check sum; this SHA-256 is of the file as it is downloaded. */
  @Override
  public Optional<Download> download(CoilOptions options) {
    return Optional.of(
        FAMILY.download(
            "coil-20/coil-20-proc.zip",
            "517c5594820eb40066ba0ff6842e7f09392bf7fde849bf9cb9c28445b0f29e88",
            0,
            "CUCS-005-96"));
  }
}
