package org.oddity.data.coil;

import jakarta.inject.Inject;
import java.util.List;
import java.util.Optional;
import org.oddity.core.Paper;
import org.oddity.data.DataHome;
import org.oddity.data.Dataset;
import org.oddity.data.DatasetFactory;
import org.oddity.data.Download;

/** Opens COIL-100. */
@Paper(
    authors = "S. A. Nene, S. K. Nayar, H. Murase",
    title = "Columbia Object Image Library (COIL-100)",
    venue = "Technical report, Columbia University, CUCS-006-96",
    year = 1996,
    url = "https://cave.cs.columbia.edu/repository/COIL-100")
final class CoilHundredFactory implements DatasetFactory<CoilOptions> {
  private static final CoilFamily FAMILY =
      new CoilFamily(
          "coil100",
          "COIL-100",
          100,
          "coil-100.zip",
          List.of("coil-100", "coil100/coil-100", "coil100", ""),
          3);

  @Inject
  CoilHundredFactory() {}

  @Override
  public Class<CoilOptions> optionsType() {
    return CoilOptions.class;
  }

  @Override
  public String summary() {
    return "COIL-100: a hundred objects seen from 72 sides each, colour, no official split.";
  }

  @Override
  public Dataset open(CoilOptions options, DataHome home) {
    return FAMILY.open(options, home);
  }

  /**
   * The publisher gives no check sum; length and SHA-256 are those that TensorFlow Datasets
   * records.
   */
  @Override
  public Optional<Download> download(CoilOptions options) {
    return Optional.of(
        FAMILY.download(
            "coil-100/coil-100.zip",
            "fcb4b8b01c0778f416d8d7a09f45082c4f7075cc74743dcddd5c44307bd4afe7",
            130688843,
            "CUCS-006-96"));
  }
}
