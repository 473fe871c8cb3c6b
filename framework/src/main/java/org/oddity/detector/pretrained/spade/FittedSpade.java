package org.oddity.detector.pretrained.spade;

import java.util.ArrayList;
import java.util.List;
import org.oddity.backbone.feature.FeatureExtractor;
import org.oddity.core.AnomalyMap;
import org.oddity.core.AnomalyScores;
import org.oddity.core.ImageBatch;
import org.oddity.core.NamedArrays;
import org.oddity.detector.LocalisingDetector;
import org.oddity.detector.pretrained.ImageVectors;
import org.oddity.detector.pretrained.PatchGrid;
import org.oddity.detector.pretrained.PatchMaps;
import org.oddity.detector.pretrained.Sampling;
import org.oddity.tensor.Matrix;
import org.oddity.tensor.NeighbourIndex;
import org.oddity.tensor.Neighbours;

/**
 * Scores by the mean distance to the nearest training images; its maps compare places with those of
 * these images, whose features are extracted once more for each map rather than kept for all.
 */
final class FittedSpade implements LocalisingDetector {
  private final SpadeParts parts;
  private final ImageVectors vectors;
  private final FeatureExtractor places;
  private final Matrix references;
  private final NeighbourIndex index;
  private final ImageBatch images;
  private final PatchGrid grid;
  private final PatchMaps maps;
  private final int neighbours;

  FittedSpade(
      SpadeOptions options,
      SpadeParts parts,
      ImageVectors vectors,
      FeatureExtractor places,
      Matrix references,
      ImageBatch images) {
    this.parts = parts;
    this.vectors = vectors;
    this.places = places;
    this.references = references;
    this.index = parts.algebra().index(references);
    this.images = images;
    this.grid = new PatchGrid(places.layers(), 1, Sampling.BILINEAR, parts.parallelism());
    this.maps = new PatchMaps(grid, images.shape());
    this.neighbours = Math.min(options.neighbours(), images.count());
  }

  @Override
  public AnomalyScores score(ImageBatch batch) {
    Neighbours found = index.nearest(vectors.of(batch), neighbours);
    double[] scores = new double[batch.count()];
    for (int i = 0; i < scores.length; i++) {
      for (int k = 0; k < neighbours; k++) {
        scores[i] += Math.sqrt(found.squared(i, k)) / neighbours;
      }
    }
    return AnomalyScores.of(scores);
  }

  @Override
  public List<AnomalyMap> localise(ImageBatch batch) {
    Neighbours found = index.nearest(vectors.of(batch), neighbours);
    List<AnomalyMap> all = new ArrayList<>();
    places.forEach(
        batch,
        (first, features) -> {
          Matrix queries = grid.of(features);
          for (int i = 0; i * grid.places() < queries.rows(); i++) {
            Matrix own = queries.slice(i * grid.places(), (i + 1) * grid.places());
            all.add(maps.map(distances(own, found, first + i), 0));
          }
        });
    return all;
  }

  /** Returns the distance of each place of an image to the nearest place of its neighbours. */
  private double[] distances(Matrix own, Neighbours found, int image) {
    int[] nearest = new int[neighbours];
    for (int k = 0; k < neighbours; k++) {
      nearest[k] = found.place(image, k);
    }
    double[] least = new double[grid.places()];
    java.util.Arrays.fill(least, Double.POSITIVE_INFINITY);
    places.forEach(
        images.select(nearest),
        (first, features) -> {
          Neighbours some = parts.algebra().index(grid.of(features)).nearest(own, 1);
          for (int i = 0; i < least.length; i++) {
            least[i] = Math.min(least[i], Math.sqrt(some.squared(i, 0)));
          }
        });
    return least;
  }

  @Override
  public NamedArrays state() {
    return NamedArrays.builder()
        .put("columns", references.columns())
        .put("references", references.values())
        .put("pixels", images.pixels())
        .putAll("vectors", vectors.state())
        .putAll("places", places.state())
        .build();
  }

  @Override
  public void close() {
    vectors.close();
    places.close();
  }
}
