package org.oddity.data.ucsd;

import jakarta.inject.Inject;
import java.util.Optional;
import org.oddity.core.Paper;
import org.oddity.data.DataHome;
import org.oddity.data.Dataset;
import org.oddity.data.DatasetFactory;
import org.oddity.data.Download;

/** Opens UCSD Ped2. */
@Paper(
    authors = "V. Mahadevan, W. Li, V. Bhalodia, N. Vasconcelos",
    title = "Anomaly detection in crowded scenes",
    venue = "CVPR",
    year = 2010,
    url = "https://doi.org/10.1109/CVPR.2010.5539872")
final class UcsdPedTwoFactory implements DatasetFactory<UcsdOptions> {
  private static final UcsdFilms FILMS = new UcsdFilms("ucsd-ped2", "UCSDped2");

  @Inject
  UcsdPedTwoFactory() {}

  @Override
  public Class<UcsdOptions> optionsType() {
    return UcsdOptions.class;
  }

  @Override
  public String summary() {
    return "UCSD Ped2: frames of a walkway where only walkers are normal, seen from the side, 240x360"
        + " grey; 16 clips to train, 12 to test, with masks.";
  }

  @Override
  public Dataset open(UcsdOptions options, DataHome home) {
    return FILMS.open(options, home);
  }

  @Override
  public Optional<Download> download(UcsdOptions options) {
    return Optional.of(UcsdFilms.download());
  }
}
