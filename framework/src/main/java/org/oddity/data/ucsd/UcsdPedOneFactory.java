package org.oddity.data.ucsd;

import jakarta.inject.Inject;
import java.util.Optional;
import org.oddity.core.Paper;
import org.oddity.data.DataHome;
import org.oddity.data.Dataset;
import org.oddity.data.DatasetFactory;
import org.oddity.data.Download;

/** Opens UCSD Ped1. */
@Paper(
    authors = "V. Mahadevan, W. Li, V. Bhalodia, N. Vasconcelos",
    title = "Anomaly detection in crowded scenes",
    venue = "CVPR",
    year = 2010,
    url = "https://doi.org/10.1109/CVPR.2010.5539872")
final class UcsdPedOneFactory implements DatasetFactory<UcsdOptions> {
  private static final UcsdFilms FILMS = new UcsdFilms("ucsd-ped1", "UCSDped1");

  @Inject
  UcsdPedOneFactory() {}

  @Override
  public Class<UcsdOptions> optionsType() {
    return UcsdOptions.class;
  }

  @Override
  public String summary() {
    return "UCSD Ped1: frames of a walkway where only walkers are normal, seen lengthwise, 158x238 grey;"
        + " 34 clips to train, 36 to test.";
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
