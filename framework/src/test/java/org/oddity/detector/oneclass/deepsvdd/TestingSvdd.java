package org.oddity.detector.oneclass.deepsvdd;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.CancellationException;
import org.oddity.backbone.Backbone;
import org.oddity.backbone.OutputRange;
import org.oddity.config.RecordBinder;
import org.oddity.config.YamlReader;
import org.oddity.core.ImageShape;
import org.oddity.detector.FitListener;
import org.oddity.nn.Layer;
import org.oddity.nn.layer.Activation;
import org.oddity.nn.layer.BatchNorm;
import org.oddity.nn.layer.Convolution;
import org.oddity.nn.layer.Dense;
import org.oddity.nn.layer.Flatten;
import org.oddity.nn.layer.MaxPool;
import org.oddity.nn.layer.Reshape;
import org.oddity.nn.layer.Sequential;
import org.oddity.nn.layer.TransposedConvolution;
import org.oddity.nn.layer.UpsampleNearest;
import org.oddity.tensor.Window;
import org.oddity.tensor.engine.Engine;
import org.oddity.training.CheckpointStore;

/** A narrow network for images of 12×12 grey pixels, and who listens to its training. */
final class TestingSvdd {
  static final ImageShape SHAPE = new ImageShape(12, 12, 1);
  static final Engine ENGINE = Engine.create();

  private static final Window SAME = Window.of(5, 1, 2);

  private TestingSvdd() {}

  static DeepSvddOptions options(String yaml) {
    return RecordBinder.bindOrThrow(
        YamlReader.readText(yaml, "test.yaml"), "", DeepSvddOptions.class);
  }

  /** The network of {@code deep_svdd.py}. */
  static Backbone backbone() {
    return Backbone.named("narrow", 8)
        .encoder((image, outputs) -> encoder(outputs))
        .decoder(OutputRange.UNIT, (image, inputs) -> decoder())
        .build();
  }

  private static Layer encoder(int outputs) {
    return Sequential.of(
        Convolution.of(3, SAME).withoutBias(),
        norm(),
        Activation.leakyRelu(0.01),
        MaxPool.of(2),
        new Flatten(),
        Dense.of(outputs).withoutBias());
  }

  private static Layer decoder() {
    return Sequential.of(
        Reshape.to(2, 2, 2),
        Activation.leakyRelu(0.01),
        UpsampleNearest.by(2),
        TransposedConvolution.of(3, SAME).withoutBias(),
        norm(),
        Activation.leakyRelu(0.01),
        UpsampleNearest.by(3),
        TransposedConvolution.of(1, SAME).withoutBias(),
        Activation.sigmoid());
  }

  private static BatchNorm norm() {
    return BatchNorm.standard().withoutAffine().epsilon(1e-4);
  }

  /**
   * A dense layer and a batch norm; with a scale and a shift of its own the norm can answer the
   * centre to every image.
   */
  static Backbone normalised(boolean affine) {
    BatchNorm norm = affine ? BatchNorm.standard() : BatchNorm.standard().withoutAffine();
    return Backbone.named("normalised", 4)
        .encoder(
            (image, outputs) -> Sequential.of(new Flatten(), Dense.of(outputs).withoutBias(), norm))
        .build();
  }

  /** Remembers quantities by name and step; stops a fit where it is told to. */
  static final class Listener implements FitListener {
    final Map<String, Map<Long, Double>> metrics = new TreeMap<>();
    private final String stopAt;

    Listener() {
      this("");
    }

    Listener(String stopAt) {
      this.stopAt = stopAt;
    }

    @Override
    public void metric(String name, double value, long step) {
      if (stopAt.equals(name + " " + step)) {
        throw new CancellationException("stopped at " + stopAt);
      }
      metrics.computeIfAbsent(name, key -> new TreeMap<>()).put(step, value);
    }

    double last(String name) {
      return metrics.get(name).values().stream().reduce((a, b) -> b).orElseThrow();
    }
  }

  /** Keeps checkpoints in memory. */
  static final class Store implements CheckpointStore {
    private final Map<String, byte[]> latest = new HashMap<>();

    @Override
    public void save(String phase, byte[] checkpoint) {
      latest.put(phase, checkpoint.clone());
    }

    @Override
    public Optional<byte[]> latest(String phase) {
      return Optional.ofNullable(latest.get(phase));
    }
  }
}
