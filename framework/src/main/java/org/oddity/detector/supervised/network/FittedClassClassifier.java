package org.oddity.detector.supervised.network;

import java.util.Optional;
import org.oddity.autograd.Variable;
import org.oddity.core.ImageBatch;
import org.oddity.core.ImageShape;
import org.oddity.detector.ClassifyingDetector;
import org.oddity.detector.DifferentiableClasses;
import org.oddity.detector.DifferentiableScore;
import org.oddity.nn.Network;
import org.oddity.nn.Pass;

/** A fitted classifier whose labels are the dataset's classes. */
final class FittedClassClassifier extends FittedNetworkClassifier implements ClassifyingDetector {
  FittedClassClassifier(ImageShape shape, Network network, boolean... anomalous) {
    super(shape, network, anomalous);
  }

  @Override
  public int classCount() {
    return anomalous().length;
  }

  @Override
  public Classified classify(ImageBatch images) {
    float[] logits = logits(images);
    return new Classified(scores(logits), Logits.likeliest(logits, anomalous().length));
  }

  @Override
  public Optional<DifferentiableScore> differentiable() {
    return Optional.of(new OnTape(open(), anomalous()));
  }

  private static final class OnTape extends LogOddsOnTape implements DifferentiableClasses {
    OnTape(Network network, boolean... anomalous) {
      super(network, anomalous);
    }

    @Override
    public Variable namedLogit(Variable pixels, Pass pass) {
      return logits(pixels, pass).max(1).reshape(pixels.shape().length(0));
    }
  }
}
