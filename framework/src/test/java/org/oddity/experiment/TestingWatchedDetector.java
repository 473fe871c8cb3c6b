package org.oddity.experiment;

import java.util.ArrayList;
import java.util.List;
import org.oddity.core.AnomalyMap;
import org.oddity.core.AnomalyScores;
import org.oddity.core.ImageBatch;
import org.oddity.core.NamedArrays;
import org.oddity.detector.LocalisingDetector;

/**
 * Maps the first channel and scores its first pixel; remembers how it was asked.
 *
 * @param batch images that it computes at once
 * @param looks what was asked of how many images, such as {@code "score 96"}
 */
public record TestingWatchedDetector(int batch, List<String> looks) implements LocalisingDetector {
  /** Makes one that nobody has asked. */
  public static TestingWatchedDetector of(int batch) {
    return new TestingWatchedDetector(batch, new ArrayList<>());
  }

  @Override
  public AnomalyScores score(ImageBatch images) {
    looks.add("score " + images.count());
    return scores(images);
  }

  @Override
  public List<AnomalyMap> localise(ImageBatch images) {
    looks.add("localise " + images.count());
    return maps(images);
  }

  @Override
  public Localised scoreAndLocalise(ImageBatch images) {
    looks.add("both " + images.count());
    return new Localised(scores(images), maps(images));
  }

  private static AnomalyScores scores(ImageBatch images) {
    double[] scores = new double[images.count()];
    for (int i = 0; i < scores.length; i++) {
      scores[i] = images.image(i)[0];
    }
    return AnomalyScores.of(scores);
  }

  private static List<AnomalyMap> maps(ImageBatch images) {
    int channels = images.shape().channels();
    List<AnomalyMap> maps = new ArrayList<>();
    for (int i = 0; i < images.count(); i++) {
      float[] pixels = images.image(i);
      float[] values = new float[pixels.length / channels];
      for (int place = 0; place < values.length; place++) {
        values[place] = pixels[place * channels];
      }
      maps.add(new AnomalyMap(images.shape().height(), images.shape().width(), values));
    }
    return maps;
  }

  @Override
  public NamedArrays state() {
    return NamedArrays.builder().build();
  }
}
