package org.oddity.detector.pretrained.padim;

import java.util.List;
import java.util.function.ObjIntConsumer;
import org.oddity.backbone.feature.FeatureExtractor;
import org.oddity.core.AnomalyMap;
import org.oddity.core.AnomalyScores;
import org.oddity.core.ImageBatch;
import org.oddity.core.ImageShape;
import org.oddity.core.NamedArrays;
import org.oddity.detector.LocalisingDetector;
import org.oddity.detector.pretrained.PatchGrid;
import org.oddity.detector.pretrained.PatchMaps;
import org.oddity.tensor.Parallelism;

/** Scores by the greatest value of the map of Mahalanobis distances. */
final class FittedPadim implements LocalisingDetector {
  private final FeatureExtractor extractor;
  private final PatchGrid grid;
  private final PlaceGaussians gaussians;
  private final PatchMaps maps;
  private final Parallelism parallelism;

  FittedPadim(
      FeatureExtractor extractor,
      PatchGrid grid,
      PlaceGaussians gaussians,
      ImageShape image,
      Parallelism parallelism) {
    this.extractor = extractor;
    this.grid = grid;
    this.gaussians = gaussians;
    this.maps = new PatchMaps(grid, image);
    this.parallelism = parallelism;
  }

  @Override
  public int batch() {
    return extractor.batch();
  }

  @Override
  public AnomalyScores score(ImageBatch images) {
    double[] scores = new double[images.count()];
    forMaps(images, (map, place) -> scores[place] = greatest(map));
    return AnomalyScores.of(scores);
  }

  /** Hands on the map of each image and its place, from several threads at once. */
  private void forMaps(ImageBatch images, ObjIntConsumer<AnomalyMap> consumer) {
    extractor.forEach(
        images,
        (first, features) -> {
          double[] distances = gaussians.distances(grid.of(features), parallelism);
          parallelism.forRange(
              distances.length / grid.places(),
              1,
              (from, to) -> {
                for (int i = from; i < to; i++) {
                  consumer.accept(maps.map(distances, i * grid.places()), first + i);
                }
              });
        });
  }

  private static double greatest(AnomalyMap map) {
    double greatest = map.values()[0];
    for (float value : map.values()) {
      greatest = Math.max(greatest, value);
    }
    return greatest;
  }

  @Override
  public List<AnomalyMap> localise(ImageBatch images) {
    AnomalyMap[] all = new AnomalyMap[images.count()];
    forMaps(images, (map, place) -> all[place] = map);
    return List.of(all);
  }

  @Override
  public Localised scoreAndLocalise(ImageBatch images) {
    List<AnomalyMap> all = localise(images);
    return new Localised(
        AnomalyScores.of(all.stream().mapToDouble(FittedPadim::greatest).toArray()), all);
  }

  @Override
  public NamedArrays state() {
    return NamedArrays.builder()
        .putAll("gaussians", gaussians.state())
        .putAll("extractor", extractor.state())
        .build();
  }

  @Override
  public void close() {
    extractor.close();
  }
}
