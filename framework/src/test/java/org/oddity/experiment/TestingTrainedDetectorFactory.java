package org.oddity.experiment;

import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import org.oddity.config.Option;
import org.oddity.core.AnomalyScores;
import org.oddity.core.ImageBatch;
import org.oddity.core.ImageGrid;
import org.oddity.core.NamedArrays;
import org.oddity.data.split.TrainingNormals;
import org.oddity.detector.Detector;
import org.oddity.detector.DetectorFactory;
import org.oddity.detector.Estimate;
import org.oddity.detector.FitContext;
import org.oddity.detector.FitListener;
import org.oddity.detector.FittedDetector;
import org.oddity.detector.Workload;
import org.oddity.tensor.Kernels;
import org.oddity.tensor.nd4j.Nd4jKernels;
import org.oddity.training.TestingAutoencoder;
import org.oddity.training.TrainingLoop;
import org.oddity.training.TrainingOptions;

/** A linear autoencoder that scores by its squared error. */
public final class TestingTrainedDetectorFactory
    implements DetectorFactory<TestingTrainedDetectorFactory.Options> {
  public record Options(
      @Option(help = "how it is trained", byDefault = "{epochs: 2}") TrainingOptions training,
      @Option(help = "time to lose at each epoch's end", byDefault = "0") int pauseMillis,
      @Option(help = "epoch in which to interrupt itself", byDefault = "0") int stopIn) {}

  private record Fitted(TestingAutoencoder trained) implements FittedDetector {
    @Override
    public AnomalyScores score(ImageBatch images) {
      float[] back = trained.reconstruct(images);
      int size = images.shape().size();
      double[] scores = new double[images.count()];
      for (int i = 0; i < back.length; i++) {
        double error = back[i] - images.pixels()[i];
        scores[i / size] += error * error;
      }
      return AnomalyScores.of(scores);
    }

    @Override
    public NamedArrays state() {
      return trained.state().model();
    }
  }

  /** Passes on, and takes its time. */
  private record Slow(FitListener other, Options options) implements FitListener {
    @Override
    public void progress(double fraction, String activity) {
      other.progress(fraction, activity);
      LockSupport.parkNanos(Duration.ofMillis(options.pauseMillis()).toNanos());
      if (activity.startsWith("epoch " + options.stopIn() + "/")) {
        Thread.currentThread().interrupt();
      }
    }

    @Override
    public void metric(String name, double value, long step) {
      other.metric(name, value, step);
    }

    @Override
    public void images(String name, ImageGrid grid, long step) {
      other.images(name, grid, step);
    }

    @Override
    public void resumed(String phase, long epoch) {
      other.resumed(phase, epoch);
    }
  }

  @Override
  public Class<Options> optionsType() {
    return Options.class;
  }

  @Override
  public String summary() {
    return "Squared error of a linear autoencoder.";
  }

  @Override
  public Detector create(Options options) {
    return (normals, context) -> fit(normals, context, options);
  }

  private static FittedDetector fit(TrainingNormals normals, FitContext context, Options options) {
    Kernels kernels = Nd4jKernels.create();
    TestingAutoencoder trainee =
        new TestingAutoencoder(
            kernels, normals.training().shape().size(), options.training(), context.seeds());
    FitContext slow =
        new FitContext(
            context.seeds(), new Slow(context.listener(), options), context.checkpoints());
    new TrainingLoop(options.training(), slow.training())
        .run(trainee, normals.training(), normals.validation());
    return new Fitted(trainee);
  }

  @Override
  public FittedDetector restore(Options options, NamedArrays state) {
    throw new IllegalStateException("tests do not restore it");
  }

  @Override
  public Estimate estimate(Options options, Workload workload) {
    return new Estimate(workload.training(), workload.test());
  }
}
