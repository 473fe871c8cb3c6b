package org.oddity.detector;

import com.google.inject.Guice;
import com.google.inject.Injector;
import com.google.inject.Key;
import com.google.inject.TypeLiteral;
import java.util.List;
import java.util.Map;
import org.oddity.OddityModule;
import org.oddity.config.RecordBinder;
import org.oddity.config.YamlReader;
import org.oddity.core.AnomalyScores;
import org.oddity.core.ImageBatch;
import org.oddity.core.ImageShape;
import org.oddity.core.NamedArrays;
import org.oddity.data.split.TrainingNormals;

/** One bound factory with options read from YAML, as an experiment would. */
public final class TestingFactories<O extends Record> {
  private static final Injector INJECTOR = Guice.createInjector(new OddityModule());

  private final DetectorFactory<O> factory;
  private final O options;

  private TestingFactories(DetectorFactory<O> factory, O options) {
    this.factory = factory;
    this.options = options;
  }

  /** Returns what {@code OddityModule} binds to a type. */
  public static <T> T bound(Class<T> type) {
    return INJECTOR.getInstance(type);
  }

  /** Returns the factory of a name. */
  public static DetectorFactory<?> named(String name) {
    Map<String, DetectorFactory<?>> factories =
        INJECTOR.getInstance(Key.get(new TypeLiteral<Map<String, DetectorFactory<?>>>() {}));
    return factories.get(name);
  }

  /** Returns the factory of a name with options such as {@code "{nu: 0.2}"}. */
  public static TestingFactories<?> of(String name, String yaml) {
    return of(named(name), yaml);
  }

  private static <O extends Record> TestingFactories<O> of(
      DetectorFactory<O> factory, String yaml) {
    return new TestingFactories<>(factory, options(yaml, factory.optionsType()));
  }

  /** Returns options read from YAML. */
  public static <O extends Record> O options(String yaml, Class<O> type) {
    return RecordBinder.bindOrThrow(YamlReader.readText(yaml, "options"), "", type);
  }

  public AnomalyDetector create() {
    return factory.create(options);
  }

  public FittedDetector restore(NamedArrays state) {
    return factory.restore(options, state);
  }

  public List<String> conflicts(ImageShape shape) {
    return factory.conflicts(options, shape);
  }

  public Estimate estimate(Workload workload) {
    return factory.estimate(options, workload);
  }

  /** Fits a one-class detector on normals alone. */
  public FittedDetector fit(ImageBatch normals, long seed) {
    TrainingNormals training = new TrainingNormals(normals, normals.slice(0, 0));
    return ((Detector) create()).fit(training, FitContext.of(seed));
  }

  /** Scores each image in a batch of its own, the last one first. */
  public static AnomalyScores scoredOneByOne(FittedDetector fitted, ImageBatch images) {
    double[] scores = new double[images.count()];
    for (int i = scores.length - 1; i >= 0; i--) {
      scores[i] = fitted.score(images.slice(i, i + 1)).get(0);
    }
    return AnomalyScores.of(scores);
  }
}
