package org.oddity.detector.pretrained.spade;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
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
 * these images, whose features are extracted once more for some images at a time rather than kept
 * for all.
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
  public int batch() {
    return places.batch();
  }

  @Override
  public AnomalyScores score(ImageBatch batch) {
    return scores(batch, nearest(batch));
  }

  private Neighbours nearest(ImageBatch batch) {
    return index.nearest(vectors.of(batch), neighbours);
  }

  private AnomalyScores scores(ImageBatch batch, Neighbours found) {
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
    return maps(batch, nearest(batch));
  }

  @Override
  public Localised scoreAndLocalise(ImageBatch batch) {
    Neighbours found = nearest(batch);
    return new Localised(scores(batch, found), maps(batch, found));
  }

  private List<AnomalyMap> maps(ImageBatch batch, Neighbours found) {
    List<AnomalyMap> all = new ArrayList<>();
    places.forEach(
        batch,
        (first, features) -> all.addAll(maps.of(distances(grid.of(features), found, first))));
    return all;
  }

  /**
   * Returns the distance of each place of some images to the nearest place of their neighbours,
   * each of which is looked at once for all images that it is near to.
   */
  private double[] distances(Matrix queries, Neighbours found, int first) {
    Map<Integer, List<Integer>> near = new TreeMap<>();
    for (int i = 0; i * grid.places() < queries.rows(); i++) {
      for (int k = 0; k < neighbours; k++) {
        near.computeIfAbsent(found.place(first + i, k), place -> new ArrayList<>()).add(i);
      }
    }
    double[] least = new double[queries.rows()];
    Arrays.fill(least, Double.POSITIVE_INFINITY);
    int[] kept = near.keySet().stream().mapToInt(Integer::intValue).toArray();
    places.forEach(
        images.select(kept),
        (start, features) -> {
          Matrix references = grid.of(features);
          for (int j = 0; j * grid.places() < references.rows(); j++) {
            NeighbourIndex one = parts.algebra().index(image(references, j));
            near.get(kept[start + j])
                .forEach(i -> lower(least, i, one.nearest(image(queries, i), 1)));
          }
        });
    return least;
  }

  private Matrix image(Matrix rows, int image) {
    return rows.slice(image * grid.places(), (image + 1) * grid.places());
  }

  private void lower(double[] least, int image, Neighbours found) {
    for (int i = 0; i < grid.places(); i++) {
      int at = image * grid.places() + i;
      least[at] = Math.min(least[at], Math.sqrt(found.squared(i, 0)));
    }
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
