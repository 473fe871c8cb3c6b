package org.oddity.experiment;

import static java.util.Objects.requireNonNull;

import java.util.List;
import java.util.Optional;
import org.oddity.core.ImageBatch;
import org.oddity.explanation.ExplanationMap;

/**
 * Test images that every detector of a task is explained with, whatever it made of them, so that
 * its maps can be laid beside those of others; normal ones first.
 *
 * @param indices the place of each image in the dataset's part
 * @param classes the class of each image in the dataset
 * @param anomalous whether it is an anomaly in this task
 * @param scores one for each image
 * @param maps what explains each score
 * @param attention where the detector looks, grey images in [0, 1]; nothing where it has no such
 *     maps
 */
public record SameImages(
    int[] indices,
    int[] classes,
    boolean[] anomalous,
    ImageBatch images,
    double[] scores,
    List<ExplanationMap> maps,
    Optional<ImageBatch> attention) {
  /** The folder of strips of images, relative to a cell's. */
  public static final String FOLDER = "images/same-images/";

  /** The images themselves. */
  public static final String IMAGES = FOLDER + "images.png";

  /** What explains their scores, laid over them. */
  public static final String EXPLANATION = FOLDER + "explanation.png";

  /** The attention maps. */
  public static final String ATTENTION = FOLDER + "attention.png";

  /** Which images these are, {@code index,class,anomalous,score,peak}. */
  public static final String TABLE = "same-images.csv";

  public SameImages {
    requireNonNull(images, "images is null");
    requireNonNull(attention, "attention is null");
    maps = List.copyOf(maps);
    int count = images.count();
    if (indices.length != count
        || classes.length != count
        || anomalous.length != count
        || scores.length != count
        || maps.size() != count) {
      throw new IllegalArgumentException("not one of everything for each of " + images);
    }
  }

  /** Returns the table's lines, in which images of another detector can be found again. */
  public String csv() {
    StringBuilder csv = new StringBuilder("index,class,anomalous,score,peak\n");
    for (int i = 0; i < indices.length; i++) {
      csv.append(indices[i]).append(',').append(classes[i]).append(',');
      csv.append(anomalous[i] ? 1 : 0).append(',').append(scores[i]).append(',');
      csv.append(maps.get(i).peak()).append('\n');
    }
    return csv.toString();
  }
}
