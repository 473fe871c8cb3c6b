package org.oddity.experiment;

import java.util.ArrayList;
import java.util.List;
import org.oddity.config.Option;
import org.oddity.core.AnomalyMap;
import org.oddity.core.AnomalyScores;
import org.oddity.core.ImageBatch;
import org.oddity.core.NamedArrays;
import org.oddity.detector.Detector;
import org.oddity.detector.DetectorFactory;
import org.oddity.detector.Estimate;
import org.oddity.detector.LocalisingDetector;
import org.oddity.detector.Workload;

/** Maps how far the first channel is from a level, by patches; a score is the map's peak. */
public final class TestingLocalisingDetectorFactory
    implements DetectorFactory<TestingLocalisingDetectorFactory.Options> {
  public record Options(
      @Option(help = "the level", byDefault = "0.5") double level,
      @Option(help = "pixels of an image for each of a map's", byDefault = "1") int patch,
      @Option(help = "whether a map has a hole in it", byDefault = "false") boolean broken) {}

  private record Fitted(Options options) implements LocalisingDetector {
    @Override
    public AnomalyScores score(ImageBatch images) {
      double[] scores = new double[images.count()];
      for (int i = 0; i < scores.length; i++) {
        for (float value : map(images, i).values()) {
          scores[i] = Math.max(scores[i], value);
        }
      }
      return AnomalyScores.of(scores);
    }

    @Override
    public List<AnomalyMap> localise(ImageBatch images) {
      List<AnomalyMap> maps = new ArrayList<>();
      for (int i = 0; i < images.count(); i++) {
        AnomalyMap map = map(images, i);
        if (options.broken()) {
          map.values()[7] = Float.NaN;
        }
        maps.add(map);
      }
      return maps;
    }

    private AnomalyMap map(ImageBatch images, int place) {
      int height = images.shape().height() / options.patch();
      int width = images.shape().width() / options.patch();
      float[] pixels = images.image(place);
      float[] values = new float[height * width];
      for (int i = 0; i < values.length; i++) {
        int row = i / width * options.patch();
        int column = i % width * options.patch();
        int at = (row * images.shape().width() + column) * images.shape().channels();
        values[i] = (float) Math.abs(pixels[at] - options.level());
      }
      return new AnomalyMap(height, width, values);
    }

    @Override
    public NamedArrays state() {
      return NamedArrays.builder().put("level", options.level()).build();
    }
  }

  @Override
  public Class<Options> optionsType() {
    return Options.class;
  }

  @Override
  public String summary() {
    return "Distance of each pixel to a level.";
  }

  @Override
  public Detector create(Options options) {
    return (normals, context) -> new Fitted(options);
  }

  @Override
  public Fitted restore(Options options, NamedArrays state) {
    return new Fitted(options);
  }

  @Override
  public Estimate estimate(Options options, Workload workload) {
    return new Estimate(1, 1);
  }
}
