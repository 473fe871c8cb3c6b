package org.oddity.detector.reconstruction;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import org.oddity.core.ImageGrid;
import org.oddity.core.Seeds;
import org.oddity.detector.Detector;
import org.oddity.detector.FitContext;
import org.oddity.detector.FitListener;
import org.oddity.detector.LocalisingDetector;
import org.oddity.detector.TestingBlobs;
import org.oddity.detector.TestingFactories;
import org.oddity.training.CheckpointStore;

/** Small autoencoders, and what they tell while they are fitted. */
public final class TestingAutoencoders {
  public static final String NETWORK = "backbone: {backbone: dcgan, width: 8, latent: 16}";

  private TestingAutoencoders() {}

  /**
   * Returns a factory.
   *
   * @param options more of them, such as {@code "beta: 2, "}; may be empty
   * @param training more of its options
   */
  public static TestingFactories<?> of(String name, String options, String training) {
    return TestingFactories.of(
        name, "{" + options + NETWORK + ", training: {batch-size: 16, " + training + "}}");
  }

  public static LocalisingDetector fit(TestingFactories<?> factory, FitContext context) {
    return (LocalisingDetector) ((Detector) factory.create()).fit(TestingBlobs.normals(), context);
  }

  public static LocalisingDetector fit(TestingFactories<?> factory) {
    return fit(factory, FitContext.of(3));
  }

  /** Remembers what it hears; stops the fit when it is told to. */
  public static final class Heard implements FitListener, CheckpointStore {
    private final Map<String, Double> metrics = new LinkedHashMap<>();
    private final Map<String, ImageGrid> images = new LinkedHashMap<>();
    private final Map<String, String> warnings = new LinkedHashMap<>();
    private final Map<String, byte[]> checkpoints = new HashMap<>();
    private long stopAfter = Long.MAX_VALUE;
    private long resumedAt;

    public FitContext context() {
      return new FitContext(new Seeds(3), this, this);
    }

    /** From then on the fit breaks off once an epoch has been saved. */
    public void stopAfter(long epoch) {
      stopAfter = epoch;
    }

    public double metric(String name) {
      return metrics.get(name);
    }

    public Map<String, Double> metrics() {
      return metrics;
    }

    public Map<String, ImageGrid> images() {
      return images;
    }

    public Map<String, String> warnings() {
      return warnings;
    }

    public long resumedAt() {
      return resumedAt;
    }

    @Override
    public void metric(String name, double value, long step) {
      metrics.put(name, value);
      if (step > stopAfter) {
        throw new CancellationException("stopped by the test");
      }
    }

    @Override
    public void images(String name, ImageGrid grid, long step) {
      images.put(name + "/" + step, grid);
    }

    @Override
    public void warning(String name, String sentence) {
      warnings.put(name, sentence);
    }

    @Override
    public void resumed(String phase, long epoch) {
      resumedAt = epoch;
    }

    @Override
    public void save(String phase, byte[] checkpoint) {
      checkpoints.put(phase, checkpoint.clone());
    }

    @Override
    public Optional<byte[]> latest(String phase) {
      return Optional.ofNullable(checkpoints.get(phase));
    }
  }
}
